import type { Row, Sheet } from '../formats/workbook.ts';
import { findColumn } from './headers.ts';

/** Titles and notes may stand above the header. */
const rowsAboveHeader = 20;

export interface HeaderRow {
  /** 0-based. */
  readonly index: number;
  readonly row: Row;
  readonly student: number | undefined;
  readonly course: number | undefined;
}

/** The row near the top that names both student and course, else one of them, else the first that says anything. */
export function findHeaderRow(sheet: Sheet): HeaderRow | undefined {
  let best: (HeaderRow & { named: number }) | undefined;
  for (const [index, row] of sheet.rows.slice(0, rowsAboveHeader).entries()) {
    if (row.length === 0) continue;
    const student = findColumn(row, 'student', new Set());
    const course = findColumn(row, 'course', new Set());
    const named = [student, course].filter((column) => column !== undefined).length;
    if (!best || named > best.named) best = { index, student, course, row, named };
  }
  return best;
}
