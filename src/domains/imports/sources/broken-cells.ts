import type { IssueList } from './issue-list.ts';
import { placeIn, type NamedSheet, type PlacedRow } from './places.ts';

/** Reports a cell whose formula failed or was never computed. @returns whether it is one */
export function reportBroken(table: NamedSheet, row: PlacedRow, column: number, issues: IssueList): boolean {
  const cell = row.cells[column];
  if (typeof cell !== 'object' || cell === null || cell.kind === 'date' || cell.kind === 'percent') return false;
  const code = cell.kind === 'fault' ? 'cell.formula_error' : 'cell.formula_not_computed';
  issues.add(code, placeIn(table, { row: row.number, column, cell }));
  return true;
}
