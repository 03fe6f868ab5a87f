import { reportBroken } from '../broken-cells.ts';
import type { IssueList } from '../issue-list.ts';
import type { CellReading } from '../../cell-table.ts';
import { placeIn } from '../places.ts';
import type { StudentRow } from '../student-rows.ts';
import type { StudentTable } from '../student-table.ts';
import type { TableWords } from './table-words.ts';

type Status = CellReading['status'];

/** The status that a row names; undefined, and reported, when it is none we know. */
export function readStatus(
  table: StudentTable,
  row: StudentRow,
  column: number,
  { works }: TableWords,
  issues: IssueList,
): Status | undefined {
  const cell = row.cells[column] ?? null;
  if (cell === null || reportBroken(table, row, column, issues)) return undefined;
  const status = works.find(cell);
  if (status) return status;
  issues.add('cell.unknown_status', placeIn(table, { row: row.number, column, cell }), { accepted: works.accepted });
  return undefined;
}

/** A result with the status beside it; reports a score where the status says that there is none. */
export function resultWithStatus(
  table: StudentTable,
  row: StudentRow,
  column: number,
  result: CellReading | undefined,
  status: Status | undefined,
  issues: IssueList,
): CellReading | undefined {
  if (!result || !status) return result ?? (status && { status });
  const hasScore = result.score !== undefined;
  if (hasScore && (status === 'done' || status === 'failed' || status === 'attempted')) return { ...result, status };
  if (hasScore ? result.score === 0 : result.status === status) return { status };
  const score = result.score ?? result.status;
  issues.add('cell.status_and_score', placeIn(table, { row: row.number, column, cell: row.cells[column] }), { score });
  return undefined;
}
