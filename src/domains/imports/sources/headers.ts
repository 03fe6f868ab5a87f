import { wallClockFromSerial } from '../formats/serial-date.ts';
import type { Cell, Row } from '../formats/workbook.ts';
import { withoutLookAlikes } from './look-alikes.ts';
import { displayName } from './names.ts';

/** Names a column is known by, the plainest first, as `plainHeader` writes them. */
export const headerNames = {
  student: ['студент id', 'id студента', 'student id', 'id student', 'студент', 'student'],
  course: ['курс', 'название курса', 'дисциплина', 'course', 'course name'],
  name: ['фио', 'фио студента', 'имя', 'студент', 'full name', 'name', 'student name', 'student'],
  email: ['электронная почта', 'почта', 'адрес электронной почты', 'email', 'e-mail', 'email address'],
  group: ['группа', 'учебная группа', 'group', 'study group'],
  completion: [
    'время выполнения',
    'дата выполнения',
    'время завершения',
    'дата завершения',
    'completion time',
    'completion date',
    'completed at',
    'time completed',
  ],
  deadline: ['дедлайн', 'срок', 'срок сдачи', 'крайний срок', 'deadline', 'due', 'due date', 'due at'],
  total: ['итого', 'всего', 'итог', 'среднее', 'total', 'totals', 'average', 'sum'],
} as const satisfies Record<string, readonly string[]>;

export type HeaderName = keyof typeof headerNames;

/** Text of a header cell; a lesson may be headed by its date or its number. */
export function headerText(cell: Cell | undefined): string {
  if (typeof cell === 'string') return displayName(cell);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'object' || cell?.kind !== 'date') return '';
  const { year, month, day } = wallClockFromSerial(cell.serial);
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

function plainHeader(text: string): string {
  const words = displayName(text.replaceAll('_', ' ')).toLowerCase();
  return withoutLookAlikes(words).replaceAll('ё', 'е').replace(/[.:]$/, '');
}

/**
 * Whether one text becomes the other by at most so many edits: a letter put in, left out or changed, or two neighbours
 * exchanged (optimal string alignment). Gives up at the first letter that needs more: nearly every header of a wide
 * gradebook does, and each is compared with every name there is.
 */
function isWithinEdits(a: string, b: string, most: number): boolean {
  if (most === 0) return a === b;
  if (Math.abs(a.length - b.length) > most) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    // An exchange goes back two rows, by one edit.
    if (Math.min(...row) > most && Math.min(...last) >= most) return false;
    beforeLast = last;
    last = row;
  }
  return (last[b.length] ?? 0) <= most;
}

/** Misspellings that are forgiven: none in short words, where one letter makes another word. */
function forgiven(length: number): number {
  if (length >= 10) return 2;
  return length >= 6 ? 1 : 0;
}

/**
 * Place of the header among the names of a column, 0 for the plainest; undefined when it resembles none. A name may be
 * misspelt by a letter or two, and may be followed by more after a colon, a bracket or a dash.
 */
export function headerRank(text: string, column: HeaderName): number | undefined {
  const ranks = ranksOf(text);
  if (!(column in ranks)) ranks[column] = rankAmong(headerNames[column], plainHeader(text));
  return ranks[column];
}

function rankAmong(names: readonly string[], plain: string): number | undefined {
  const start = plain.replace(/\s*[:(–—].*$/, '');
  const found = names.findIndex((name) =>
    [plain, start].some((header) => isWithinEdits(header, name, forgiven(name.length))),
  );
  return found < 0 ? undefined : found;
}

type Ranks = Partial<Record<HeaderName, number | undefined>>;

/** Texts of which the ranks are remembered: more than a wide sheet has in the rows where a header may be. */
const mostRemembered = 20_000;
const remembered = new Map<string, Ranks>();

/** Each source asks the same of the same headers; a gradebook repeats them, too. */
function ranksOf(text: string): Ranks {
  const known = remembered.get(text);
  if (known) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const ranks: Ranks = {};
  remembered.set(text, ranks);
  return ranks;
}

export function isHeader(text: string, column: HeaderName): boolean {
  return headerRank(text, column) !== undefined;
}

/** Column of a row that is named best as asked, of those not taken; undefined when none is. */
export function findColumn(row: Row, column: HeaderName, taken: ReadonlySet<number>): number | undefined {
  const ranked = row
    // What is no text names no column: rows of dates and numbers are looked at, too.
    .map((cell, index) => ({
      index,
      rank: typeof cell === 'string' ? headerRank(headerText(cell), column) : undefined,
    }))
    .filter(({ index, rank }) => rank !== undefined && !taken.has(index))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return ranked.at(0)?.index;
}
