import { stat } from 'node:fs/promises';
import { defaultReadingLimits, type ReadingLimits } from '../formats/limits.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { ReadingError } from '../reading-error.ts';
import type { ReadingChoice } from '../sources/reading-choice.ts';
import { FileInPieces } from './file-in-pieces.ts';
import { runReading } from './run-reading.ts';
import type { ReadingStage } from './stages.ts';
import { readingAnswerSchema, type ReadingRequest } from './parse-messages.ts';

export interface ReadGradebookOptions {
  /** Where the file lies; nothing is concluded from this name. */
  readonly path: string;
  /** What the file was called where it came from. */
  readonly fileName: string;
  /** IANA name of the zone whose clocks the file shows. */
  readonly timeZone: string;
  /** The course the operator chose for files that name none. */
  readonly course?: string;
  /** How it is to be read; without it, by what it is. */
  readonly choice?: ReadingChoice;
  readonly limits?: ReadingLimits;
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: ReadingStage) => void;
  /** Told now and then how many rows have been read of those that are there, so far as was seen. */
  readonly onRows?: (read: number, known: number) => void;
}

/**
 * Reads a gradebook file in a process of its own.
 *
 * @returns what the file says, with its issues; nothing of it may be stored when one of them is an error
 * @throws ReadingError when the file as a whole cannot be read, or is too large, too heavy or too slow to read; the
 *   reason of `signal` when it is aborted
 */
export async function readGradebook({
  signal,
  onStage,
  onRows,
  limits = defaultReadingLimits,
  ...source
}: ReadGradebookOptions): Promise<ParsedFile> {
  signal?.throwIfAborted();
  const { size } = await stat(source.path);
  if (size > limits.fileBytes) {
    throw new ReadingError('file.too_large', { megabytes: Math.round(limits.fileBytes / 2 ** 20) });
  }
  const request: ReadingRequest = { ...source, limits };
  const file = new FileInPieces();
  return runReading({
    module: new URL('./parse.process.ts', import.meta.url),
    request,
    limits,
    signal,
    onMessage: (message) => {
      const answer = readingAnswerSchema.parse(message);
      if (answer.kind === 'refused') throw new ReadingError(answer.code, answer.params);
      if (answer.kind === 'end') return file.finish(answer);
      if (answer.kind === 'stage') onStage?.(answer.stage);
      else if (answer.kind === 'rows') onRows?.(answer.read, answer.known);
      else file.add(answer);
      return undefined;
    },
  });
}
