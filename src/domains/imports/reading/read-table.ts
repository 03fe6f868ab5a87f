import { defaultReadingLimits, type ReadingLimits } from '../formats/limits.ts';
import { ReadingError } from '../reading-error.ts';
import { runReading } from './run-reading.ts';
import { tableAnswerSchema, type TableRequest, type TextTable } from './table-messages.ts';

/** A table of this many rows has a small file, which is soon read. */
function limitsOf(rows: number): ReadingLimits {
  return {
    ...defaultReadingLimits,
    fileBytes: 5 * 2 ** 20,
    unpackedBytes: 64 * 2 ** 20,
    rows,
    columns: 100,
    memoryMegabytes: 256,
    milliseconds: 30_000,
  };
}

/**
 * Reads the first visible sheet of a small spreadsheet or csv file as text, in a process of its own.
 *
 * @param maxRows rows below the header; of a longer sheet one more is returned, which tells
 * @throws ReadingError when the file cannot be read, or is too large, too heavy or too slow to read
 */
export function readTable(content: Uint8Array, fileName: string, maxRows: number): Promise<TextTable> {
  const limits = limitsOf(maxRows);
  const request: TableRequest = { content, fileName, limits };
  return runReading({
    module: new URL('./table.process.ts', import.meta.url),
    request,
    limits,
    onMessage: (message) => {
      const answer = tableAnswerSchema.parse(message);
      if (answer.kind === 'refused') throw new ReadingError(answer.code, answer.params);
      return answer.table;
    },
  });
}
