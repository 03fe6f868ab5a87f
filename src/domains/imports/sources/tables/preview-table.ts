import { cellText } from '../../formats/cell-text.ts';
import { readNumberText } from '../../formats/number-text.ts';
import type { Row, Sheet, Workbook } from '../../formats/workbook.ts';
import type { PreviewColumn, TablePreview } from '../../mapping/contract.ts';
import { rankSources } from '../index.ts';
import { visibleSheets } from '../read-tables.ts';
import { hasPerson } from './decided-column.ts';
import { fingerprintOf } from './fingerprint.ts';
import { guessTable, headersAt } from './find-table.ts';
import { guessColumns, holdsNames } from './guess-columns.ts';
import { headerMeaning } from './header-aliases.ts';
import { columnKeys } from './mapped-table.ts';
import { knownWords } from './table-words.ts';

const rowsShown = 30;
const columnsShown = 500;
const longestText = 80;
const wordsShown = 12;
const longestWord = 60;

/** The texts of a column that are no numbers and no names of anything long, the most frequent first. */
function wordsOf(below: readonly Row[], column: number): PreviewColumn['words'] {
  const counts = new Map<string, number>();
  for (const row of below) {
    const cell = row[column] ?? null;
    const text = typeof cell === 'string' ? cell.trim() : '';
    const isNumber = readNumberText(text.replace(/%\s*$/, '')) !== undefined;
    if (text !== '' && !isNumber && text.length <= longestWord) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const frequent = [...counts].sort(([, a], [, b]) => b - a).slice(0, wordsShown);
  return frequent.map(([text, count]) => ({
    text,
    count,
    work: knownWords.works.find(text) ?? null,
    lesson: knownWords.lessons.find(text) ?? null,
  }));
}

function previewColumns(headers: readonly string[], below: readonly Row[]): PreviewColumn[] {
  const guesses = guessColumns(headers, below, knownWords);
  // Whoever looks decides: a column of names is worth proposing where no header names a person.
  const name = hasPerson(guesses) ? -1 : headers.findIndex((_, column) => holdsNames(below, column));
  const occurrences = columnKeys(headers).map((key) => Number(key.slice(key.lastIndexOf('\n') + 1)));
  return headers.slice(0, columnsShown).map((header, column) => {
    const meaning = column === name ? 'name' : (guesses[column]?.meaning ?? 'unclear');
    const guess = meaning === 'unclear' ? null : meaning;
    return {
      header,
      occurrence: occurrences[column] ?? 1,
      guess,
      reason: guess === null ? 'none' : headerMeaning(header) === undefined ? 'cells' : 'header',
      filled: below.filter((row) => (row[column] ?? null) !== null).length,
      words: wordsOf(below, column),
    };
  });
}

/** The row of headers: the one that names a person, else the fullest near the top. */
function likelyHeader(sheet: Sheet): number {
  const found = guessTable(sheet, knownWords);
  if (found) return found.index;
  const filled = sheet.rows.slice(0, rowsShown).map((row) => row.filter((cell) => cell !== null).length);
  return Math.max(0, filled.indexOf(Math.max(...filled)));
}

/**
 * What somebody needs to see of a workbook to say what its columns are.
 *
 * @param asked index of a visible sheet and 1-based row of its headers; without them the likeliest
 */
export function previewWorkbook(
  workbook: Workbook,
  asked: { readonly sheet?: number | undefined; readonly headerRow?: number | undefined },
): TablePreview | undefined {
  const sheets = visibleSheets(workbook);
  const likeliest = sheets.findIndex((sheet) => guessTable(sheet, knownWords) !== undefined);
  const index = asked.sheet !== undefined && asked.sheet < sheets.length ? asked.sheet : Math.max(0, likeliest);
  const sheet = sheets[index];
  if (!sheet) return undefined;
  const headerRow = Math.min(asked.headerRow ?? likelyHeader(sheet) + 1, sheet.rows.length);
  const { headers, below } = headersAt(sheet, headerRow - 1);
  const shown = sheet.rows.slice(0, Math.max(rowsShown, headerRow + 10));
  return {
    sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
    sheet: index,
    headerRow,
    rows: shown.map((row) => Array.from(row.slice(0, columnsShown), (cell) => cellText(cell).slice(0, longestText))),
    columns: previewColumns(headers, below),
    sources: rankSources(workbook).map(({ source, score, evidence }) => ({ id: source.id, score, evidence })),
    fingerprint: fingerprintOf(headers),
  };
}
