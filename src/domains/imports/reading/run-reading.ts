import { AsyncResource } from 'node:async_hooks';
import type { ReadingLimits } from '../formats/limits.ts';
import { ReadingError } from '../reading-error.ts';
import { keepProcess, takeProcess } from './idle-processes.ts';
import { OutOfMemory } from './reading-process.ts';

interface Reading<Result> {
  /** The module that the process runs: it calls `answerRequests`. */
  readonly module: URL;
  /** The message that it is sent. */
  readonly request: object;
  readonly limits: ReadingLimits;
  readonly signal?: AbortSignal | undefined;
  /** Takes one message of the process; returns the result with the last one. @throws what the reading fails with */
  readonly onMessage: (message: unknown) => Result | undefined;
}

/**
 * Reads a file in a process that reads nothing else meanwhile, so that no file can take this process's memory, stop its
 * event loop or last for ever. Of a thread the limit of memory is only best effort: what fills it fast ends the program
 * (docs/adr/0036). A process that has answered is kept for the next file; any other ends.
 *
 * @throws ReadingError file.too_heavy, file.too_slow; the reason of `signal` when it is aborted
 */
export async function runReading<Result>(reading: Reading<Result>): Promise<Result> {
  const { module, request, limits, signal, onMessage } = reading;
  signal?.throwIfAborted();
  const process = takeProcess(module, limits.memoryMegabytes);
  const { promise: stopped, reject: stop } = Promise.withResolvers<never>();
  const abort = (): void => {
    stop(signal?.reason);
  };
  signal?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => {
    stop(new ReadingError('file.too_slow', { seconds: Math.round(limits.milliseconds / 1000) }));
  }, limits.milliseconds);
  try {
    // A kept process's messages would else come in the context of whoever started it: another's runtime and transaction.
    const read = process.read(request, AsyncResource.bind(onMessage));
    const { result, residentBytes } = await Promise.race([read, stopped]);
    void keepProcess(module, limits.memoryMegabytes, process, residentBytes);
    return result;
  } catch (error) {
    await process.end();
    if (!(error instanceof OutOfMemory)) throw error;
    throw new ReadingError('file.too_heavy', { megabytes: limits.memoryMegabytes }, { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
