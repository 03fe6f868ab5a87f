import { Worker } from 'node:worker_threads';
import { threadResult } from '#kernel/thread-result.ts';
import type { ReadingLimits } from '../formats/limits.ts';
import { ReadingError } from '../reading-error.ts';

interface ReadingThread<Result> {
  /** The module that the thread runs, and what it is given. */
  readonly module: URL;
  readonly workerData: unknown;
  readonly limits: ReadingLimits;
  readonly signal?: AbortSignal | undefined;
  /** Takes one message of the thread; returns the result with the last one. @throws what the reading fails with */
  readonly onMessage: (message: unknown) => Result | undefined;
}

/**
 * Reads a file in a thread of its own, so that no file can take the process's memory, stop its event loop or last for
 * ever.
 *
 * @throws ReadingError file.too_heavy, file.too_slow; the reason of `signal` when it is aborted
 */
export async function runReadingThread<Result>(reading: ReadingThread<Result>): Promise<Result> {
  const { module, workerData, limits, signal, onMessage } = reading;
  signal?.throwIfAborted();
  const thread = new Worker(module, {
    workerData,
    execArgv: [],
    // A smaller young generation would take less memory, but with one V8 may end the whole process instead of the thread.
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes },
  });
  const { promise: stopped, reject: stop } = Promise.withResolvers<never>();
  const abort = (): void => {
    stop(signal?.reason);
  };
  signal?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => {
    stop(new ReadingError('file.too_slow', { seconds: Math.round(limits.milliseconds / 1000) }));
  }, limits.milliseconds);
  try {
    return await Promise.race([threadResult(thread, onMessage), stopped]);
  } catch (error) {
    if (!runsOutOfMemory(error)) throw error;
    throw new ReadingError('file.too_heavy', { megabytes: limits.memoryMegabytes }, { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    await thread.terminate();
  }
}

function runsOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
