import { lastProgress } from '#kernel/progress/progress-board.ts';
import { reportProgress } from '#kernel/progress/report-progress.ts';
import type { ImportBatch, ImportProgress } from '../contract.ts';
import type { ParsedCourse } from '../parsed-gradebook.ts';
import * as store from '../store/progress.ts';
import { importEvent } from './publish-import.ts';

/** Tells open pages how many of the rows that are there have been read; to be called as often as one likes. */
export function reportRows(batchId: string): (read: number, known: number) => void {
  let report: ((done: number) => void) | undefined;
  let total = 0;
  return (read, known) => {
    // The next sheet, or the next file of an archive: there is more than was known.
    if (!report || known !== total) report = reportProgress(importEvent(batchId), 'reading', (total = known));
    report(read);
  };
}

/**
 * Tells open pages how many cells are stored. A cell is written twice, as a result and in the ledger.
 *
 * @returns to be called with each course, once for either
 */
export function reportCells(batchId: string, courses: readonly ParsedCourse[]): (written: ParsedCourse) => void {
  const total = courses.reduce((sum, { cells }) => sum + cells.length, 0);
  const report = reportProgress(importEvent(batchId), 'saving', total);
  report(0);
  let halves = 0;
  return ({ cells }) => {
    halves += cells.length;
    report(Math.floor(halves / 2));
  };
}

/** How far an import has got; null when that is not known, or it is at rest. */
export async function progressOf({ id, status }: Pick<ImportBatch, 'id' | 'status'>): Promise<ImportProgress | null> {
  switch (status) {
    case 'waiting':
      return { step: status, done: 0, total: 0, secondsLeft: null, ahead: await store.countAhead(id) };
    case 'reading':
    case 'saving': {
      const heard = lastProgress('import', id, status);
      return heard ? { ...heard, step: status, ahead: null } : null;
    }
    case 'recomputing':
      return { step: status, ...(await store.countRecomputed(id)), ahead: null };
    default:
      return null;
  }
}
