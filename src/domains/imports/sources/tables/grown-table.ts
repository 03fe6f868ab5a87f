import type { Workbook } from '../../formats/workbook.ts';
import type { ColumnMeaning, TableMapping } from '../../mapping/contract.ts';
import type { ParsedFile } from '../../parsed-gradebook.ts';
import type { IssueList } from '../issue-list.ts';
import { listNames } from '../list-names.ts';
import { normalisedName } from '../names.ts';
import { visibleSheets } from '../read-tables.ts';
import type { ReadingContext } from '../source.ts';
import { conventionsOf } from './conventions.ts';
import type { DecidedColumn } from './decided-column.ts';
import { headersAt, type FoundTable } from './find-table.ts';
import { guessColumns } from './guess-columns.ts';
import { columnKeys, findMapped, readMappedAs, rowsToTry } from './mapped-table.ts';
import type { TableWords } from './table-words.ts';

// The table of an earlier file with some columns more or fewer, as a gradebook that gets a column every week.

type MappedColumn = TableMapping['columns'][number];

const results: readonly ColumnMeaning[] = ['score', 'status', 'attendance'];
/** A new column of these would make other students, or other courses, of the same rows: it is left out and told. */
const identifying: readonly ColumnMeaning[] = [
  ...(['student', 'name', 'family_name', 'given_name', 'middle_name', 'email'] as const),
  ...(['group', 'course', 'activity'] as const),
];
const beside: readonly ColumnMeaning[] = ['time', 'deadline', 'maximum'];

const keyOf = ({ header, occurrence }: MappedColumn): string => `${normalisedName(header)}\n${String(occurrence)}`;

/** The meanings by which students, courses and works of a table are known: columns of these must be there. */
function essentialMeanings({ columns }: TableMapping): readonly ColumnMeaning[] {
  const has = (meaning: ColumnMeaning): boolean => columns.some((column) => column.meaning === meaning);
  const names = ['name', 'family_name', 'given_name', 'middle_name', 'group'] as const;
  return ['course', 'activity', ...(has('student') ? ['student' as const] : has('email') ? ['email' as const] : names)];
}

/**
 * How much a table of these headers is the one that a mapping was made for, from 0 to 1; 0: it is another. The columns by
 * which students are known have to be there, two thirds of all, and half of those with results.
 */
function likeness(headers: readonly string[], mapping: TableMapping): number {
  const keys = new Set(columnKeys(headers).filter((key) => !key.startsWith('\n')));
  const columns = mapping.columns.filter(({ header }) => header !== '');
  const known = columns.filter((column) => keys.has(keyOf(column)));
  const essential = essentialMeanings(mapping);
  const lacks = columns.some((column) => essential.includes(column.meaning) && !keys.has(keyOf(column)));
  const withResults = (some: readonly MappedColumn[]): number =>
    some.filter(({ meaning }) => results.includes(meaning)).length;
  const isEnough =
    known.length * 3 >= columns.length * 2 && withResults(known) > 0 && withResults(known) * 2 >= withResults(columns);
  return lacks || !isEnough ? 0 : known.length / (columns.length + keys.size - known.length);
}

/** The mapping whose table a workbook has with some columns more or fewer; undefined: none, or two alike. */
export function findGrown<Profile extends { readonly mapping: TableMapping }>(
  workbook: Workbook,
  profiles: readonly Profile[],
): Profile | undefined {
  const sheets = visibleSheets(workbook);
  const [first, second] = profiles
    .map((profile) => {
      const alike = sheets.flatMap((sheet) =>
        rowsToTry(sheet, profile.mapping).map((index) => likeness(headersAt(sheet, index).headers, profile.mapping)),
      );
      return { profile, alike: Math.max(0, ...alike) };
    })
    .filter(({ alike }) => alike > 0)
    .sort((a, b) => b.alike - a.alike);
  return first && first.alike !== second?.alike ? first.profile : undefined;
}

/** What the columns are that a mapping does not know. */
function withGuesses(table: FoundTable, words: TableWords): { columns: DecidedColumn[]; added: Set<number> } {
  const guesses = guessColumns(table.headers, table.below, words);
  const added = new Set<number>();
  let hasActivity = false;
  const columns = table.columns.map((column, index): DecidedColumn => {
    const isNew = column.meaning === 'unclear' && column.problem === 'column.not_assigned';
    const guess = guesses[index];
    const meant = isNew && guess ? guess : column;
    if (isNew && meant.meaning !== 'unclear') added.add(index);
    if (isNew && identifying.some((meaning) => meaning === meant.meaning)) return { meaning: 'ignore' };
    const isBeside = beside.some((meaning) => meaning === meant.meaning);
    if (isNew && isBeside && !hasActivity) return { meaning: 'unclear', problem: 'column.no_activity_before' };
    if (!isBeside) hasActivity = results.some((meaning) => meaning === meant.meaning);
    return meant;
  });
  return { columns, added };
}

function report(table: FoundTable, added: ReadonlySet<number>, mapping: TableMapping, issues: IssueList): void {
  const { sheet, headers, columns } = table;
  const say = (code: Parameters<IssueList['add']>[0], names: readonly string[]): void => {
    if (names.length > 0) issues.add(code, { sheet: sheet.name }, { count: names.length, names: listNames(names) });
  };
  const addedAs = (isMeant: (meaning: DecidedColumn['meaning']) => boolean): string[] =>
    [...added].filter((index) => isMeant(columns[index]?.meaning ?? 'unclear')).map((index) => headers[index] ?? '');
  say(
    'columns.new_works',
    addedAs((meaning) => meaning === 'score' || meaning === 'status'),
  );
  say(
    'columns.new_lessons',
    addedAs((meaning) => meaning === 'attendance'),
  );
  say(
    'columns.new_beside',
    addedAs((meaning) => beside.some((one) => one === meaning)),
  );
  say(
    'columns.new_skipped',
    addedAs((meaning) => meaning === 'ignore' || meaning === 'total'),
  );
  const keys = new Set(columnKeys(headers));
  const gone = mapping.columns.filter((column) => column.header !== '' && !keys.has(keyOf(column)));
  say(
    'columns.gone',
    gone.map(({ header }) => header),
  );
}

/** Reads a workbook as was decided of an earlier one: what is new is guessed, and told as what is missing is. */
export function readGrown(workbook: Workbook, context: ReadingContext, mapping: TableMapping): ParsedFile {
  const { words } = conventionsOf(mapping);
  return readMappedAs(workbook, context, mapping, (sheet, issues) => {
    const table = findMapped(sheet, mapping);
    if (!table) return undefined;
    const { columns, added } = withGuesses(table, words);
    const grown = { ...table, columns };
    report(grown, added, mapping, issues);
    return grown;
  });
}
