import { z } from 'zod';

/** What a file may cost. Every limit has an issue code of its own that names it. */
export const readingLimitsSchema = z.strictObject({
  fileBytes: z.int().min(1),
  /** Size of all parts of an xlsx, xlsb or ods file after unpacking. */
  unpackedBytes: z.int().min(1),
  /** How many times larger a file of more than a few megabytes may become by unpacking. */
  unpackingRatio: z.number().min(1),
  zipEntries: z.int().min(1),
  /** Rows of a sheet below its header; columns of a sheet. */
  rows: z.int().min(1),
  columns: z.int().min(1),
  /** Results of students in all of the file; each takes some 100 bytes wherever the parsed file is held. */
  cells: z.int().min(1),
  /** Heap of the process that reads the file. */
  memoryMegabytes: z.int().min(16),
  milliseconds: z.int().min(1),
});
export type ReadingLimits = z.infer<typeof readingLimitsSchema>;

export const defaultReadingLimits: ReadingLimits = {
  fileBytes: 50 * 2 ** 20,
  unpackedBytes: 512 * 2 ** 20,
  unpackingRatio: 300,
  zipEntries: 10_000,
  rows: 100_000,
  columns: 2_000,
  cells: 2_000_000,
  memoryMegabytes: 1_024,
  milliseconds: 120_000,
};

/** Rows looked at: the header, those allowed below it, and one more to tell enough from too many. */
export function rowsToRead(limits: ReadingLimits): number {
  return limits.rows + 2;
}
