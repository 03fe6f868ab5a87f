import { reportBroken } from './broken-cells.ts';
import { isHeader } from './headers.ts';
import type { IssueList } from './issue-list.ts';
import type { TableItem } from './item-table.ts';
import { activityKind } from './names.ts';
import { findActivities, type ActivityColumns } from './progress-columns.ts';
import { progressStatuses } from './progress-statuses.ts';
import { looksLikeTime, readInstants } from './read-time.ts';
import { readTables } from './read-tables.ts';
import { namesStudentAndCourse, sampleWorkbook, scoreOf } from './sample-items.ts';
import type { Source } from './source.ts';
import { placeIn } from './places.ts';
import type { StudentTable } from './student-table.ts';

function isBlank(cells: readonly unknown[], column: number | undefined): boolean {
  return column === undefined || (cells[column] ?? null) === null;
}

/** What is odd about an activity as a whole is said once, not for each student. */
function reportOddities(table: StudentTable, activity: ActivityColumns, issues: IssueList): void {
  const { status: column, completion, deadline } = activity;
  const place = placeIn(table, { row: table.headerRow, column });
  const count = (isOdd: (status: string | undefined, cells: readonly unknown[]) => boolean): number =>
    table.rows.filter(({ cells }) => isOdd(progressStatuses.find(cells[column] ?? null), cells)).length;
  if (table.rows.length > 0 && table.rows.every(({ cells }) => isBlank(cells, column))) {
    issues.add('activity.no_results', place);
  }
  const untimed = count((status, cells) => (status === 'done' || status === 'failed') && isBlank(cells, completion));
  if (untimed > 0) issues.add('activity.done_without_time', place, { count: untimed });
  const unused = count((_, cells) => isBlank(cells, column) && !isBlank(cells, deadline));
  if (unused > 0) issues.add('activity.deadline_without_status', place, { count: unused });
}

function readActivity(table: StudentTable, activity: ActivityColumns, timeZone: string, issues: IssueList): TableItem {
  const { name, status: column, completion, deadline } = activity;
  reportOddities(table, activity, issues);
  const readCompletion =
    completion === undefined ? undefined : readInstants(table, completion, 'start_of_day', timeZone, issues);
  const readDeadline =
    deadline === undefined ? undefined : readInstants(table, deadline, 'end_of_day', timeZone, issues);
  const otherColumns = [completion, deadline].filter((other) => other !== undefined);
  return {
    name,
    kind: activityKind(name),
    columns: [column, ...otherColumns],
    read(row) {
      const cell = row.cells[column] ?? null;
      const completedAt = readCompletion?.(row);
      const dueAt = readDeadline?.(row);
      if (cell === null) {
        if (completedAt !== undefined && completion !== undefined) {
          const place = placeIn(table, { row: row.number, column: completion, cell: row.cells[completion] });
          issues.add('cell.time_without_status', place, { activity: name });
        }
        return undefined;
      }
      if (reportBroken(table, row, column, issues)) return undefined;
      const status = progressStatuses.find(cell);
      if (!status) {
        const place = placeIn(table, { row: row.number, column, cell });
        issues.add('cell.unknown_status', place, { accepted: progressStatuses.accepted });
        return undefined;
      }
      return {
        // A time beside «Не выполнено» is the time of an attempt.
        status: status === 'not_attempted' && completedAt !== undefined ? 'attempted' : status,
        ...(completedAt === undefined ? {} : { completedAt }),
        ...(dueAt === undefined ? {} : { dueAt }),
      };
    },
  };
}

/**
 * The report of the learning process in my.itmo: student, course, then for each activity its status, the time of
 * completion and, for some, the deadline.
 */
export const myItmoProgress: Source = {
  id: 'my-itmo-progress',
  system: 'my-itmo',
  detect(workbook) {
    const sample = sampleWorkbook(workbook);
    const statuses = sample.cells.filter((cell) => progressStatuses.find(cell) !== undefined).length;
    const times = sample.cells.filter((cell) => looksLikeTime(cell)).length;
    const timeColumns = sample.headers.filter((header) => isHeader(header, 'completion')).length;
    const isOurs = timeColumns > 0 || namesStudentAndCourse(workbook);
    const score = statuses + timeColumns === 0 || !isOurs ? 0 : scoreOf(sample, statuses + times);
    return { score, evidence: { statuses, times, timeColumns } };
  },
  read(workbook, context) {
    return readTables(myItmoProgress.id, workbook, context, (table, issues) =>
      findActivities(table, issues).map((activity) => readActivity(table, activity, context.timeZone, issues)),
    );
  },
};
