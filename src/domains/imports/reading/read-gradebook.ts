import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { defaultReadingLimits, type ReadingLimits } from '../formats/limits.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { ReadingError } from '../reading-error.ts';
import { FileInPieces } from './file-in-pieces.ts';
import type { ReadingStage } from './stages.ts';
import { readingAnswerSchema, type ReadingRequest } from './thread-messages.ts';

export interface ReadGradebookOptions {
  /** Where the file lies; nothing is concluded from this name. */
  readonly path: string;
  /** What the file was called where it came from. */
  readonly fileName: string;
  /** IANA name of the zone whose clocks the file shows. */
  readonly timeZone: string;
  readonly limits?: ReadingLimits;
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: ReadingStage) => void;
}

function runsOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** Follows a thread to its end: the parsed file, or the reason why there is none. */
function awaitAnswer(
  thread: Worker,
  limits: ReadingLimits,
  onStage: ((stage: ReadingStage) => void) | undefined,
): Promise<ParsedFile> {
  const { promise, resolve, reject } = Promise.withResolvers<ParsedFile>();
  const file = new FileInPieces();
  thread.on('message', (message: unknown) => {
    try {
      const answer = readingAnswerSchema.parse(message);
      if (answer.kind === 'stage') onStage?.(answer.stage);
      else if (answer.kind === 'refused') reject(new ReadingError(answer.code, answer.params));
      else if (answer.kind === 'end') resolve(file.finish(answer));
      else file.add(answer);
    } catch (error) {
      reject(error);
    }
  });
  thread.on('error', (error) => {
    const tooHeavy = new ReadingError('file.too_heavy', { megabytes: limits.memoryMegabytes }, { cause: error });
    reject(runsOutOfMemory(error) ? tooHeavy : error);
  });
  thread.on('messageerror', reject);
  thread.on('exit', () => {
    reject(new Error('The reading thread ended without an answer'));
  });
  return promise;
}

/**
 * Reads a gradebook file in a thread of its own, so that no file can take the process's memory, stop its event loop or
 * last for ever.
 *
 * @returns what the file says, with its issues; nothing of it may be stored when one of them is an error
 * @throws ReadingError when the file as a whole cannot be read, or is too large, too heavy or too slow to read; the
 *   reason of `signal` when it is aborted
 */
export async function readGradebook({
  signal,
  onStage,
  limits = defaultReadingLimits,
  ...source
}: ReadGradebookOptions): Promise<ParsedFile> {
  signal?.throwIfAborted();
  const { size } = await stat(source.path);
  if (size > limits.fileBytes) {
    throw new ReadingError('file.too_large', { megabytes: Math.round(limits.fileBytes / 2 ** 20) });
  }
  const workerData: ReadingRequest = { ...source, limits };
  const thread = new Worker(new URL('./parse.thread.ts', import.meta.url), {
    workerData,
    execArgv: [],
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
    return await Promise.race([awaitAnswer(thread, limits, onStage), stopped]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    await thread.terminate();
  }
}
