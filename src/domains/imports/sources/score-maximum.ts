import { cellText } from '../formats/cell-text.ts';
import type { Cell, Row } from '../formats/workbook.ts';
import type { FileDecimals } from './decimal-mark.ts';
import type { IssueList } from './issue-list.ts';
import { placeIn } from './places.ts';
import { readScore, type ScoreReading } from './read-score.ts';
import type { ScoreColumn } from './score-layout.ts';
import type { StudentTable } from './student-table.ts';

/** What a sheet says the most points of its columns are. */
export interface Maxima {
  readonly row: Row | undefined;
  readonly decimals: FileDecimals;
}

/**
 * The most points of a column, from its header, the row or the column of most points, `12/20` in its cells, or the form
 * of its scores. Reports a maximum that is no number, and two that differ. No points at all is no maximum.
 */
export function maximumOf(
  table: StudentTable,
  column: number,
  spec: ScoreColumn,
  readings: readonly ScoreReading[],
  { row, decimals }: Maxima,
  issues: IssueList,
): number | undefined {
  const maxima = new Set<number>();
  const written: Cell[] = [spec.maximum ?? null, row?.[column] ?? null];
  if (spec.maximumColumn !== undefined) {
    for (const { cells } of table.rows) written.push(cells[spec.maximumColumn] ?? null);
  }
  const place = placeIn(table, { row: table.headerRow, column });
  for (const cell of new Set(written)) {
    const reading = readScore(cell, decimals);
    if (reading.kind === 'points') maxima.add(reading.value);
    else if (reading.kind !== 'nothing') {
      issues.add('column.maximum_unreadable', { ...place, value: cellText(cell) });
    }
  }
  for (const reading of readings) {
    if (reading.kind === 'fraction') maxima.add(reading.of);
    if (reading.kind === 'percent') maxima.add(100);
  }
  if (spec.form === 'percent') maxima.add(100);
  if (spec.form === 'share') maxima.add(1);
  if (maxima.size > 1) issues.add('column.maximum_differs', place, { maxima: [...maxima].join(', ') });
  const [maximum] = maxima;
  return maximum !== undefined && maximum > 0 ? maximum : undefined;
}
