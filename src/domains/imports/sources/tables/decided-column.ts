import type { ColumnMeaning } from '../../mapping/contract.ts';
import type { IssueCode } from '../../issue-codes.ts';

/** What a column of a table was taken for, or why nobody can tell. */
export type DecidedColumn =
  | { readonly meaning: ColumnMeaning }
  | { readonly meaning: 'unclear'; readonly problem: Extract<IssueCode, `column.${string}`> };

/** Column of a meaning, the first of them; undefined when there is none. */
export function columnMeant(columns: readonly DecidedColumn[], meaning: ColumnMeaning): number | undefined {
  const found = columns.findIndex((column) => column.meaning === meaning);
  return found < 0 ? undefined : found;
}

/** All columns of a meaning, from the left. */
export function columnsMeant(columns: readonly DecidedColumn[], ...meanings: readonly ColumnMeaning[]): number[] {
  return columns.flatMap(({ meaning }, index) => (meanings.some((one) => one === meaning) ? [index] : []));
}

/** The columns that tell who a row is about, the surest first. */
export function hasPerson(columns: readonly DecidedColumn[]): boolean {
  return columnsMeant(columns, 'student', 'email', 'name', 'family_name').length > 0;
}
