import type { Row, Sheet } from '../../formats/workbook.ts';
import { headerText } from '../headers.ts';
import { headerWords } from '../header-words.ts';
import type { IssueList } from '../issue-list.ts';
import { listNames } from '../list-names.ts';
import { placeIn } from '../places.ts';

/** A column of a sheet of records. */
export interface RecordColumn {
  /** Names it is known by, the first for people. */
  readonly names: readonly string[];
  /** The sheet must have it, and each row must fill it in. */
  readonly required?: boolean;
  /** It holds numbers or times, which are read with all others of the column; the rest is text. */
  readonly isValue?: boolean;
}

export type RecordColumns<Key extends string> = Readonly<Record<Key, RecordColumn>>;

/** Titles and notes may stand above the header. */
const rowsAboveHeader = 20;

/** The columns of a sheet that are known, from the left. */
export type FoundColumns<Key extends string> = readonly {
  readonly key: Key;
  readonly column: number;
  readonly spec: RecordColumn;
}[];

interface Header<Key extends string> {
  /** 0-based. */
  readonly index: number;
  readonly found: FoundColumns<Key>;
}

/** Headers are compared without regard to case, underscores, blanks and hyphens. */
function plain(header: string): string {
  return headerWords(header)
    .replaceAll('ё', 'е')
    .replace(/[\s*.:-]/g, '');
}

function keysOf<Key extends string>(columns: RecordColumns<Key>): Key[] {
  return Object.keys(columns).filter((key): key is Key => Object.hasOwn(columns, key));
}

function knownIn<Key extends string>(row: Row, columns: RecordColumns<Key>): FoundColumns<Key> {
  return row.flatMap((cell, column) => {
    const text = plain(headerText(cell));
    const key = keysOf(columns).find((one) => columns[one].names.some((name) => plain(name) === text));
    return key === undefined ? [] : [{ key, column, spec: columns[key] }];
  });
}

/** The row near the top that names most of the columns; undefined when none names one. */
function findHeader<Key extends string>(sheet: Sheet, columns: RecordColumns<Key>): Header<Key> | undefined {
  let best: Header<Key> | undefined;
  for (const [index, row] of sheet.rows.slice(0, rowsAboveHeader).entries()) {
    const found = knownIn(row, columns);
    if (found.length > (best?.found.length ?? 0)) best = { index, found };
  }
  return best;
}

/** Whether a sheet has the columns without which it says nothing. */
export function hasRecordColumns<Key extends string>(sheet: Sheet, columns: RecordColumns<Key>): boolean {
  const found = findHeader(sheet, columns)?.found.map(({ key }) => key) ?? [];
  return keysOf(columns).every((key) => columns[key].required !== true || found.includes(key));
}

/** Says which columns with data are left out; one without a header is an error. */
function reportOthers<Key extends string>(sheet: Sheet, { index, found }: Header<Key>, issues: IssueList): void {
  const header = sheet.rows[index] ?? [];
  const below = sheet.rows.slice(index + 1);
  const known = new Set(found.map(({ column }) => column));
  const width = below.reduce((widest, row) => Math.max(widest, row.length), header.length);
  const others: string[] = [];
  for (let column = 0; column < width; column += 1) {
    if (known.has(column)) continue;
    if (!below.some((row) => (row[column] ?? null) !== null)) continue;
    const name = headerText(header[column]);
    if (name !== '') others.push(name);
    else {
      issues.add('column.no_header', placeIn({ sheet: sheet.name, header }, { row: index + 1, column }));
    }
  }
  if (others.length === 0) return;
  issues.add('columns.others_skipped', { sheet: sheet.name }, { count: others.length, names: listNames(others) });
}

/** The header of a sheet of records; undefined, and reported, when it lacks a column that must be there. */
export function findRecordColumns<Key extends string>(
  sheet: Sheet,
  columns: RecordColumns<Key>,
  issues: IssueList,
): Header<Key> | undefined {
  const found = findHeader(sheet, columns) ?? { index: 0, found: [] };
  const header = sheet.rows[found.index] ?? [];
  const missing = keysOf(columns).filter(
    (key) => columns[key].required && !found.found.some((column) => column.key === key),
  );
  if (missing.length > 0) {
    const names = listNames(missing.map((key) => columns[key].names.slice(0, 2).join(' / ')));
    issues.add('record.no_column', { sheet: sheet.name, row: found.index + 1 }, { names });
    return undefined;
  }
  const seen = new Map<Key, number>();
  for (const { key, column } of found.found) {
    if (seen.has(key)) {
      issues.add('record.column_twice', placeIn({ sheet: sheet.name, header }, { row: found.index + 1, column }));
    } else seen.set(key, column);
  }
  reportOthers(sheet, found, issues);
  return { index: found.index, found: found.found.filter(({ key, column }) => seen.get(key) === column) };
}
