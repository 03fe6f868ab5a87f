import { runtime } from '#kernel/runtime.ts';
import { defaultReadingLimits, type ReadingLimits } from '../formats/limits.ts';

/** What reading an uploaded file may cost here. */
export function readingLimits(): ReadingLimits {
  const { uploadBytes, uploadRows, uploadColumns } = runtime().limits;
  return { ...defaultReadingLimits, fileBytes: uploadBytes, rows: uploadRows, columns: uploadColumns };
}
