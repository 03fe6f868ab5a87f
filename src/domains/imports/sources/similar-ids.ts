import type { IssueList } from './issue-list.ts';
import { placeIn, type NamedSheet, type PlacedRow } from './places.ts';

/** Ids are compared to the letter; two that differ in case alone are more often a slip than two people. */
export function reportSimilarIds<Row extends PlacedRow>(
  table: NamedSheet & { readonly rows: readonly Row[] },
  column: number | undefined,
  idOf: (row: Row) => string,
  issues: IssueList,
): void {
  const seen = new Map<string, Row>();
  for (const row of table.rows) {
    const id = idOf(row);
    const first = seen.get(id.toLowerCase());
    if (!first) seen.set(id.toLowerCase(), row);
    else if (idOf(first) !== id) {
      const place = placeIn(table, { row: row.number, column, cell: id });
      issues.add('row.similar_student', place, { other: idOf(first), firstRow: first.number });
    }
  }
}
