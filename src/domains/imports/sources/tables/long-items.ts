import { cellText } from '../../formats/cell-text.ts';
import type { IssueList } from '../issue-list.ts';
import type { CellReading } from '../../cell-table.ts';
import type { ItemTable, TableItem } from '../item-table.ts';
import { readLesson } from '../lesson-column.ts';
import { activityKind, displayName, longestName, normalisedName } from '../names.ts';
import { placeIn } from '../places.ts';
import { readScoreColumn } from '../read-score-column.ts';
import { maximumOf } from '../score-maximum.ts';
import type { StudentRow } from '../student-rows.ts';
import type { StudentTable } from '../student-table.ts';
import type { OpenedTable } from './conventions.ts';
import { columnMeant, type DecidedColumn } from './decided-column.ts';
import { splitMaximum } from './header-aliases.ts';
import { readStatus, resultWithStatus } from './status-column.ts';
import { withTimes } from './with-times.ts';
import type { FileReading } from './wide-items.ts';

interface ActivityRows {
  readonly name: string;
  readonly maximum?: string;
  readonly rows: StudentRow[];
}

/** The rows of each activity, in the order in which the activities appear. Reports rows that name none. */
function rowsByActivity(table: StudentTable, column: number, issues: IssueList): Map<string, ActivityRows> {
  const activities = new Map<string, ActivityRows>();
  for (const row of table.rows) {
    const { name, ...maximum } = splitMaximum(displayName(cellText(row.cells[column])));
    const place = placeIn(table, { row: row.number, column, cell: row.cells[column] });
    if (name === '') issues.add('row.no_activity', place);
    else if (name.length > longestName) issues.add('cell.too_long', place, { max: longestName });
    else {
      const known = activities.get(normalisedName(name)) ?? { name, ...maximum, rows: [] };
      known.rows.push(row);
      activities.set(normalisedName(name), known);
    }
  }
  return activities;
}

function isFilled(rows: readonly StudentRow[], column: number | undefined): column is number {
  return column !== undefined && rows.some(({ cells }) => (cells[column] ?? null) !== null);
}

/** A work: its score, its status, or both. */
function readWork(
  table: StudentTable,
  activity: ActivityRows,
  columns: readonly DecidedColumn[],
  { words, decimals }: FileReading,
  issues: IssueList,
): TableItem | undefined {
  const [score, status] = [columnMeant(columns, 'score'), columnMeant(columns, 'status')];
  const maximumColumn = columnMeant(columns, 'maximum');
  const { rows: _, ...named } = activity;
  const spec = {
    ...({ role: 'score', form: 'points', words: words.works } as const),
    ...named,
    ...(maximumColumn !== undefined && { maximumColumn }),
  };
  const hasScores = isFilled(activity.rows, score);
  const scored = hasScores ? readScoreColumn(table, score, spec, { row: undefined, decimals }, issues) : undefined;
  if (hasScores && !scored) return undefined;
  const first = hasScores ? score : status;
  if (first === undefined) return undefined;
  const maxPoints = scored ? scored.maxPoints : maximumOf(table, first, spec, [], { row: undefined, decimals }, issues);
  const read = (row: StudentRow): CellReading | undefined => {
    const result = scored?.read(row);
    if (status === undefined) return result;
    return resultWithStatus(table, row, status, result, readStatus(table, row, status, words, issues), issues);
  };
  const others = [score, status].filter((column) => column !== undefined && column !== first);
  const columnsOfItem: TableItem['columns'] = [first, ...others.filter((column) => column !== undefined)];
  return {
    name: activity.name,
    kind: activityKind(activity.name),
    ...(maxPoints !== undefined && { maxPoints }),
    columns: columnsOfItem,
    read,
  };
}

/** A table with a row for each result, as a table for each activity. */
export function readLongTable({ found, table }: OpenedTable, file: FileReading, issues: IssueList): ItemTable[] {
  const { columns, headers } = found;
  const activityColumn = columnMeant(columns, 'activity');
  if (activityColumn === undefined) return [];
  const attendance = columnMeant(columns, 'attendance');
  const results = [columnMeant(columns, 'score'), columnMeant(columns, 'status')];
  const times = { ...file, time: columnMeant(columns, 'time'), deadline: columnMeant(columns, 'deadline') };
  return [...rowsByActivity(table, activityColumn, issues).values()].flatMap((activity): ItemTable[] => {
    // What is said of a column is said of an activity: its name stands beside the header.
    const header = headers.map((text, column) => (column === activityColumn ? text : `${text}: ${activity.name}`));
    const ofActivity = { ...table, header, rows: activity.rows };
    const isLesson = isFilled(activity.rows, attendance);
    const both = isLesson && results.find((column) => isFilled(activity.rows, column));
    if (both !== undefined && both !== false) {
      issues.add('activity.attendance_and_results', placeIn(ofActivity, { row: table.headerRow, column: both }));
      return [];
    }
    const item = isLesson
      ? { ...readLesson(ofActivity, attendance, file.words.lessons, issues), name: activity.name }
      : readWork(ofActivity, activity, columns, file, issues);
    return item ? [{ table: ofActivity, items: [withTimes(item, ofActivity, times, issues)] }] : [];
  });
}
