import type { IssueList } from './issue-list.ts';
import type { ItemTable, TableItem } from './item-table.ts';
import { longestName, normalisedName } from './names.ts';
import { placeIn } from './places.ts';

/** Names that repeat are told apart by their order, which the next file may change. */
export function reportSameNames(table: ItemTable['table'], items: readonly TableItem[], issues: IssueList): void {
  const seen = new Set<string>();
  for (const { name, key, columns } of items) {
    const known = key ?? normalisedName(name);
    if (seen.has(known)) issues.add('column.same_name', placeIn(table, { row: table.headerRow, column: columns[0] }));
    seen.add(known);
    if (name.length <= longestName) continue;
    issues.add('cell.too_long', placeIn(table, { row: table.headerRow, column: columns[0] }), { max: longestName });
  }
}
