import { cellText } from '../../formats/cell-text.ts';
import type { Cell, Row, Sheet } from '../../formats/workbook.ts';
import { reportBroken } from '../broken-cells.ts';
import type { IssueList } from '../issue-list.ts';
import { displayName, longestName } from '../names.ts';
import { placeIn, type NamedSheet, type PlacedRow } from '../places.ts';
import { findRecordColumns, type FoundColumns, type RecordColumns } from './record-columns.ts';

/** A row that says one thing: a person, an enrolment, a result. */
export interface RecordRow<Key extends string> extends PlacedRow {
  /** Its columns of text; blank ones are absent, required ones never are. */
  readonly texts: Readonly<Partial<Record<Key, string>>>;
}

/** A sheet of records whose columns are understood. */
export interface RecordSheet<Key extends string> extends NamedSheet {
  readonly columns: Readonly<Partial<Record<Key, number>>>;
  readonly rows: readonly RecordRow<Key>[];
}

const exampleMark = /^\s*\((?:пример|example)\)/i;

/** A row that shows how to fill in the sheet begins so. */
export function isExample(cells: Row): boolean {
  const first = cells.find((cell) => cell !== null);
  return typeof first === 'string' && exampleMark.test(first);
}

function textOf(cell: Cell | undefined): string {
  return displayName(cellText(cell));
}

/** The texts of a row; undefined, and reported, when one that is required is blank or one cannot be read. */
function readTexts<Key extends string>(
  sheet: NamedSheet,
  row: PlacedRow,
  found: FoundColumns<Key>,
  issues: IssueList,
): Partial<Record<Key, string>> | undefined {
  const texts: Partial<Record<Key, string>> = {};
  let isWhole = true;
  for (const { key, column, spec } of found) {
    const text = textOf(row.cells[column]);
    const place = placeIn(sheet, { row: row.number, column, cell: text });
    if (reportBroken(sheet, row, column, issues)) isWhole = false;
    else if (text === '' && spec.required) {
      issues.add('record.blank', place);
      isWhole = false;
    } else if (spec.isValue || text === '') continue;
    else if (text.length > longestName) {
      issues.add('cell.too_long', place, { max: longestName });
      isWhole = false;
    } else texts[key] = text;
  }
  return isWhole ? texts : undefined;
}

/**
 * Reads a sheet of records. Reports columns that are missing, named twice or unknown, and rows that lack what they must
 * have; those that show how to fill in the sheet are left out and told.
 */
export function readRecordSheet<Key extends string>(
  sheet: Sheet,
  columns: RecordColumns<Key>,
  issues: IssueList,
  isGone: (cells: Row, places: Readonly<Partial<Record<Key, number>>>) => boolean = () => false,
): RecordSheet<Key> | undefined {
  const header = findRecordColumns(sheet, columns, issues);
  if (!header) return undefined;
  const named = { sheet: sheet.name, header: sheet.rows[header.index] ?? [], headerRow: header.index + 1 };
  const places: Partial<Record<Key, number>> = {};
  for (const { key, column } of header.found) places[key] = column;
  const rows: RecordRow<Key>[] = [];
  for (const [offset, cells] of sheet.rows.slice(named.headerRow).entries()) {
    if (cells.every((cell) => cell === null) || isGone(cells, places)) continue;
    const row = { number: named.headerRow + 1 + offset, cells };
    if (isExample(cells)) {
      issues.add('record.example_skipped', { sheet: sheet.name, row: row.number });
      continue;
    }
    const texts = readTexts(named, row, header.found, issues);
    if (texts) rows.push({ ...row, texts });
  }
  return { ...named, columns: places, rows };
}
