import { reportSameNames } from '../same-names.ts';
import type { IssueList } from '../issue-list.ts';
import type { ItemTable, TableItem } from '../item-table.ts';
import { readLesson } from '../lesson-column.ts';
import { readScoreColumn } from '../read-score-column.ts';
import type { FileDecimals } from '../decimal-mark.ts';
import type { OpenedTable } from './conventions.ts';
import { columnsMeant, type DecidedColumn } from './decided-column.ts';
import { splitMaximum } from './header-aliases.ts';
import type { TableWords } from './table-words.ts';
import { withTimes, type TimeColumns } from './with-times.ts';

/** What holds for all activities of a file. */
export interface FileReading extends Pick<TimeColumns, 'order' | 'timeZone'> {
  readonly words: TableWords;
  readonly decimals: FileDecimals;
}

const results: readonly string[] = ['score', 'status', 'attendance'];

/** The column of a meaning that stands between a column of results and the next of them. */
function columnBeside(columns: readonly DecidedColumn[], column: number, meaning: string): number | undefined {
  const next = columns.findIndex((other, index) => index > column && results.includes(other.meaning));
  const end = next < 0 ? columns.length : next;
  const found = columns.findIndex((other, index) => index > column && index < end && other.meaning === meaning);
  return found < 0 ? undefined : found;
}

/** The activities of a table with a row for each student and a column for each activity. */
export function readWideTable({ found, table, maximum }: OpenedTable, file: FileReading, issues: IssueList): ItemTable {
  const { columns, headers } = found;
  const items = columnsMeant(columns, 'score', 'status', 'attendance').flatMap((column): TableItem[] => {
    const times = {
      ...file,
      time: columnBeside(columns, column, 'time'),
      deadline: columnBeside(columns, column, 'deadline'),
    };
    if (columns[column]?.meaning === 'attendance') {
      return [withTimes(readLesson(table, column, file.words.lessons, issues), table, times, issues)];
    }
    const maximumColumn = columnBeside(columns, column, 'maximum');
    const item = readScoreColumn(
      table,
      column,
      {
        role: 'score',
        form: 'points',
        words: file.words.works,
        ...splitMaximum(headers[column] ?? ''),
        ...(maximumColumn !== undefined && { maximumColumn }),
      },
      { row: maximum, decimals: file.decimals },
      issues,
    );
    return item ? [withTimes(item, table, times, issues)] : [];
  });
  reportSameNames(table, items, issues);
  return { table, items };
}
