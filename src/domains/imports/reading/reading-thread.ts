import { AsyncResource } from 'node:async_hooks';
import { threadResult } from '#kernel/thread-result.ts';
import type { ReadingLimits } from '../formats/limits.ts';
import { ReadingError } from '../reading-error.ts';
import { keepThread, takeThread } from './idle-threads.ts';

interface ReadingThread<Result> {
  /** The module that the thread runs: it calls `answerRequests`. */
  readonly module: URL;
  /** The message that it is sent. */
  readonly request: unknown;
  readonly limits: ReadingLimits;
  readonly signal?: AbortSignal | undefined;
  /** Takes one message of the thread; returns the result with the last one. @throws what the reading fails with */
  readonly onMessage: (message: unknown) => Result | undefined;
}

/**
 * Reads a file in a thread that reads nothing else meanwhile, so that no file can take the process's memory, stop its
 * event loop or last for ever. Node.js ends a thread at its limit of memory as best it can; what fills the memory faster
 * than that ends the process, and the task runs again elsewhere. A thread that has answered is kept for the next file; any
 * other ends.
 *
 * @throws ReadingError file.too_heavy, file.too_slow; the reason of `signal` when it is aborted
 */
export async function runReadingThread<Result>(reading: ReadingThread<Result>): Promise<Result> {
  const { module, request, limits, signal, onMessage } = reading;
  signal?.throwIfAborted();
  const thread = takeThread(module, limits.memoryMegabytes);
  let isSound = false;
  const { promise: stopped, reject: stop } = Promise.withResolvers<never>();
  const abort = (): void => {
    stop(signal?.reason);
  };
  signal?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => {
    stop(new ReadingError('file.too_slow', { seconds: Math.round(limits.milliseconds / 1000) }));
  }, limits.milliseconds);
  try {
    // A kept thread's messages would else come in the context of whoever started it: another's runtime and transaction.
    const answered = threadResult(thread, AsyncResource.bind(onMessage));
    thread.postMessage(request);
    const result = await Promise.race([answered, stopped]);
    isSound = true;
    return result;
  } catch (error) {
    if (!runsOutOfMemory(error)) throw error;
    throw new ReadingError('file.too_heavy', { megabytes: limits.memoryMegabytes }, { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    if (isSound) void keepThread(module, limits.memoryMegabytes, thread);
    else await thread.terminate();
  }
}

function runsOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
