import { cellText } from '../../formats/cell-text.ts';
import type { Row } from '../../formats/workbook.ts';
import type { IssueCode } from '../../issue-codes.ts';
import { countCells, type ColumnCells } from './column-cells.ts';
import { headerMeaning, nameSays, type HeaderMeaning } from './header-aliases.ts';
import type { DecidedColumn } from './decided-column.ts';
import type { TableWords } from './table-words.ts';

type Problem = Extract<IssueCode, `column.${string}`>;

const unclear = (problem: Problem): DecidedColumn => ({ meaning: 'unclear', problem });

/** Of these a table has one; of a second one somebody has to say what it is. */
const single = ['group', 'course', 'activity', 'status', 'score', 'attendance', 'maximum', 'time', 'deadline'];
/** Of these the first is taken. */
const firstOf = ['student', 'name', 'email', 'family_name', 'given_name', 'middle_name'];

/** A column of the results of one activity, by its header and what it holds. Points that may be marks are a problem. */
function resultColumn(header: string, cells: ColumnCells): DecidedColumn {
  const { filled, either, numbers, works, lessons, both, times, others } = cells;
  const said = nameSays(header);
  if (filled === 0) return said === undefined ? { meaning: 'ignore' } : decided(said);
  if (times > 0 && times >= filled - times) return unclear('column.unexpected_times');
  if (others === filled) return unclear('column.not_understood');
  if (said === 'work' || numbers + works > 0) return { meaning: 'score' };
  if (said === 'lesson' || lessons > 0) return { meaning: 'attendance' };
  if (both > 0 && either + both === filled) return { meaning: 'attendance' };
  return unclear('column.marks_or_scores');
}

function decided(said: 'lesson' | 'work'): DecidedColumn {
  return { meaning: said === 'lesson' ? 'attendance' : 'score' };
}

function texts(rows: readonly Row[], column: number): string[] {
  return rows.map((row) => cellText(row[column]).trim()).filter((text) => text !== '');
}

function withoutHeader(rows: readonly Row[], column: number): DecidedColumn {
  return rows.some((row) => (row[column] ?? null) !== null) ? unclear('column.no_header') : { meaning: 'ignore' };
}

function isMostly(all: readonly string[], pattern: RegExp): boolean {
  return all.filter((text) => pattern.test(text)).length * 2 > all.length;
}

const twoWords = /^\p{L}[^\d]*[\s,]\p{L}[^\d]*$/u;
const yearOfStudy = /^[1-6]$/;

/** Whether the cells of a column look like names of people. */
export function holdsNames(rows: readonly Row[], column: number): boolean {
  return isMostly(texts(rows, column), twoWords);
}

/** What the header alone says, the cells asked where it says two things. */
function byHeader(meaning: HeaderMeaning, rows: readonly Row[], column: number): DecidedColumn {
  if (meaning === 'person') return { meaning: holdsNames(rows, column) ? 'name' : 'student' };
  if (meaning !== 'year_or_course') return { meaning };
  const all = texts(rows, column);
  const isYear = all.length > 0 && all.every((text) => yearOfStudy.test(text));
  return isYear ? unclear('column.course_or_year') : { meaning: 'course' };
}

function isLong(columns: readonly (DecidedColumn | undefined)[], rows: readonly Row[]): boolean {
  const activity = columns.findIndex((column) => column?.meaning === 'activity');
  const hasResult = columns.some((column) => column && ['score', 'status', 'attendance'].includes(column.meaning));
  return activity >= 0 && hasResult && isMostly(texts(rows, activity), /\p{L}/u);
}

/** Says of later columns what they cannot be, or that the first of their meaning is taken. */
function withoutRepeated(columns: readonly DecidedColumn[], kinds: readonly string[]): DecidedColumn[] {
  const seen = new Set<string>();
  return columns.map((column) => {
    const { meaning } = column;
    const isRepeated = seen.has(meaning);
    seen.add(meaning);
    if (!isRepeated) return column;
    if (firstOf.includes(meaning)) return { meaning: 'ignore' };
    return kinds.includes(meaning) ? unclear('column.same_meaning') : column;
  });
}

/** Columns that in a table of one column for each activity are about the activity before them. */
const beside: readonly string[] = ['time', 'deadline', 'maximum'];

function wideColumns(
  headers: readonly string[],
  named: readonly (DecidedColumn | undefined)[],
  rows: readonly Row[],
  words: TableWords,
): DecidedColumn[] {
  let before = new Set<string>();
  let hasActivity = false;
  const columns = headers.map((header, index): DecidedColumn => {
    const column = named[index];
    const meaning = column?.meaning;
    if (header === '') return withoutHeader(rows, index);
    if (meaning === 'score' || meaning === 'status' || meaning === 'attendance')
      return unclear('column.result_of_what');
    if (column && meaning !== undefined && beside.includes(meaning)) {
      if (!hasActivity) return unclear('column.no_activity_before');
      if (before.has(meaning)) return unclear('column.same_meaning');
      before.add(meaning);
      return column;
    }
    if (column && meaning !== 'activity') return column;
    const result = resultColumn(header, countCells(rows, index, words));
    hasActivity ||= result.meaning === 'score' || result.meaning === 'attendance';
    before = new Set();
    return result;
  });
  return withoutRepeated(columns, ['group', 'course']);
}

/** The likely meaning of each column of a table, `below` its header. */
export function guessColumns(headers: readonly string[], below: readonly Row[], words: TableWords): DecidedColumn[] {
  const named = headers.map((header, index) => {
    const meaning = headerMeaning(header);
    return meaning && byHeader(meaning, below, index);
  });
  if (!isLong(named, below)) return wideColumns(headers, named, below, words);
  const columns = headers.map((header, index): DecidedColumn => {
    const column = named[index];
    if (column) return column;
    if (header === '') return withoutHeader(below, index);
    const isBlank = texts(below, index).length === 0;
    return isBlank ? { meaning: 'ignore' } : unclear('column.not_understood');
  });
  return withoutRepeated(columns, single);
}
