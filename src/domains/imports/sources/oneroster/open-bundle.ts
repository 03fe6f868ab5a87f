import { cellText } from '../../formats/cell-text.ts';
import type { Workbook } from '../../formats/workbook.ts';
import type { IssueList } from '../issue-list.ts';
import { listNames } from '../list-names.ts';
import { displayName } from '../names.ts';
import { placeIn } from '../places.ts';
import { visibleSheets } from '../read-tables.ts';
import { readRecordSheet, type RecordRow, type RecordSheet } from '../records/record-sheet.ts';
import { readManifest } from './manifest.ts';
import { isManifest, rosterColumns, rosterTableOf, type RosterTable } from './tables.ts';

export type RosterKey<Name extends RosterTable> = keyof (typeof rosterColumns)[Name] & string;

/** The tables of a bundle that are read, and what they leave out. */
export interface Bundle {
  readonly tables: { readonly [Name in RosterTable]?: RecordSheet<RosterKey<Name>> };
  readonly isDelta: boolean;
  readonly issues: IssueList;
  /** Ids of rows marked as deleted, by table. */
  readonly gone: ReadonlyMap<RosterTable, ReadonlySet<string>>;
  /** Rows that were left out because they, or what they are about, are marked as deleted. */
  leftOut: number;
}

/** Opens the tables of a bundle. Rows marked `tobedeleted` are left out whatever they lack. */
export function openBundle(workbook: Workbook, issues: IssueList): Bundle {
  const tables: Partial<Record<RosterTable, RecordSheet<string>>> = {};
  const titles = new Map<RosterTable, string>();
  const gone = new Map<RosterTable, Set<string>>();
  const skipped: string[] = [];
  let leftOut = 0;
  const sheets = visibleSheets(workbook);
  for (const sheet of sheets) {
    const name = rosterTableOf(sheet.name);
    if (name === undefined) {
      if (!isManifest(sheet.name) && sheet.rows.length > 1) skipped.push(sheet.name);
      continue;
    }
    const first = titles.get(name);
    if (first !== undefined) {
      issues.add('record.sheet_twice', { sheet: sheet.name }, { first });
      continue;
    }
    titles.set(name, sheet.name);
    const ids = new Set<string>();
    const read = readRecordSheet<'id' | 'status'>(sheet, rosterColumns[name], issues, (cells, { id, status }) => {
      const text = (column: number | undefined): string =>
        column === undefined ? '' : displayName(cellText(cells[column]));
      if (!/^tobedeleted$/i.test(text(status))) return false;
      ids.add(text(id));
      leftOut += 1;
      return true;
    });
    gone.set(name, ids);
    if (read) tables[name] = read;
  }
  const { isDelta } = readManifest(
    sheets.find(({ name }) => isManifest(name)),
    titles,
    issues,
  );
  if (skipped.length > 0) issues.add('oneroster.tables_skipped', {}, { names: listNames(skipped) });
  return { tables, isDelta, issues, gone, leftOut };
}

/** The rows of a table by id; reports ids that repeat. */
export function rowsById<Key extends string>(
  { issues }: Bundle,
  table: RecordSheet<Key | 'id'> | undefined,
): Map<string, RecordRow<Key | 'id'>> {
  const rows = new Map<string, RecordRow<Key | 'id'>>();
  for (const row of table?.rows ?? []) {
    const id = row.texts.id ?? '';
    const first = rows.get(id);
    if (!first || !table) rows.set(id, row);
    else {
      const place = placeIn(table, { row: row.number, column: table.columns.id, cell: id });
      issues.add('record.repeated', place, { firstRow: first.number });
    }
  }
  return rows;
}

/** What a row refers to; undefined when it is marked as deleted or, and reported, when it is not in the bundle. */
export function referred<Key extends string, Item>(
  bundle: Bundle,
  table: RecordSheet<Key>,
  row: RecordRow<Key>,
  key: Key,
  [target, items]: readonly [target: RosterTable, items: ReadonlyMap<string, Item>],
): Item | undefined {
  const id = row.texts[key] ?? '';
  const item = items.get(id);
  if (item !== undefined) return item;
  if (bundle.gone.get(target)?.has(id)) {
    bundle.leftOut += 1;
    return undefined;
  }
  const place = placeIn(table, { row: row.number, column: table.columns[key], cell: id });
  bundle.issues.add(bundle.isDelta ? 'oneroster.delta_reference' : 'record.unknown_reference', place, { target });
  return undefined;
}
