import type { Row, Sheet } from '../../formats/workbook.ts';
import { headerText } from '../headers.ts';
import { columnsMeant, columnMeant, hasPerson, type DecidedColumn } from './decided-column.ts';
import { guessColumns } from './guess-columns.ts';
import { headerMeaning } from './header-aliases.ts';
import type { TableWords } from './table-words.ts';

/** Titles and notes may stand above the header. */
export const rowsAboveHeader = 20;

/** A sheet whose header row and columns are known. */
export interface FoundTable {
  readonly sheet: Sheet;
  /** 0-based. */
  readonly index: number;
  readonly headers: readonly string[];
  readonly below: readonly Row[];
  readonly columns: readonly DecidedColumn[];
}

/** The texts of a row as headers, as wide as the sheet is below it. */
export function headersAt(sheet: Sheet, index: number): { headers: string[]; below: readonly Row[] } {
  const below = sheet.rows.slice(index + 1);
  const row = sheet.rows[index] ?? [];
  const width = below.reduce((widest, { length }) => Math.max(widest, length), row.length);
  return { headers: Array.from({ length: width }, (_, column) => headerText(row[column])), below };
}

function namesPerson(row: Row): boolean {
  const meanings = Array.from(row, (cell) => headerMeaning(headerText(cell)) ?? '');
  return meanings.some((meaning) => ['student', 'person', 'name', 'family_name', 'email'].includes(meaning));
}

function filled(row: Row = []): number {
  return row.filter((cell) => cell !== null).length;
}

/** The first row near the top that names a person, with what its columns likely are; undefined without one. */
export function guessTable(sheet: Sheet, words: TableWords): FoundTable | undefined {
  const index = sheet.rows.slice(0, rowsAboveHeader).findIndex(namesPerson);
  // Titles are shorter than headers: below a row as full as itself, a row with the word «Студент» is one of data.
  if (index < 0 || sheet.rows.slice(0, index).some((row) => filled(row) >= filled(sheet.rows[index]))) return undefined;
  const { headers, below } = headersAt(sheet, index);
  const columns = guessColumns(headers, below, words);
  return hasPerson(columns) ? { sheet, index, headers, below, columns } : undefined;
}

/** Whether the rows of a table are results, not students. */
export function isLongTable({ columns }: Pick<FoundTable, 'columns'>): boolean {
  return columnMeant(columns, 'activity') !== undefined;
}

/** How surely a table is one that we can read: it says who, and what of the rest is understood. */
export function sureness({ columns, headers }: FoundTable): number {
  const results = columnsMeant(columns, 'score', 'status', 'attendance').length;
  const problems = columns.filter(({ meaning }) => meaning === 'unclear').length;
  const askable = columns.filter(
    (column) => column.meaning === 'unclear' && column.problem !== 'column.not_understood',
  );
  if (results + askable.length === 0) return 0;
  return 0.5 + (0.5 * (headers.length - problems)) / headers.length;
}
