import type { IssueList } from './issue-list.ts';
import { placeIn } from './places.ts';
import type { StudentRow } from './student-rows.ts';
import type { StudentTable } from './student-table.ts';

/** Reports a cell whose formula failed or was never computed. @returns whether it is one */
export function reportBroken(table: StudentTable, row: StudentRow, column: number, issues: IssueList): boolean {
  const cell = row.cells[column];
  if (typeof cell !== 'object' || cell === null || cell.kind === 'date' || cell.kind === 'percent') return false;
  const code = cell.kind === 'fault' ? 'cell.formula_error' : 'cell.formula_not_computed';
  issues.add(code, placeIn(table, { row: row.number, column, cell }));
  return true;
}
