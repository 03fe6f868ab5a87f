import type { Cell } from '../formats/workbook.ts';
import { headerText, isHeader } from './headers.ts';
import type { IssueList } from './issue-list.ts';
import { progressStatuses } from './progress-statuses.ts';
import { looksLikeTime } from './read-time.ts';
import { placeIn } from './places.ts';
import type { StudentTable } from './student-table.ts';

/** The columns of an activity: its status, and its times where the sheet has a column for them. */
export interface ActivityColumns {
  readonly name: string;
  readonly status: number;
  readonly completion?: number;
  readonly deadline?: number;
}

type Role = 'status' | 'completion' | 'deadline';

/** What the cells of a column hold, blank ones aside. */
interface Content {
  readonly statuses: number;
  readonly times: number;
  /** The first cell that is neither. */
  readonly other: Cell;
}

function contentOf(table: StudentTable, column: number): Content {
  let statuses = 0;
  let times = 0;
  let other: Cell = null;
  for (const { cells } of table.rows) {
    const cell = cells[column] ?? null;
    if (cell === null) continue;
    if (progressStatuses.find(cell) !== undefined) statuses += 1;
    else if (looksLikeTime(cell)) times += 1;
    else other ??= cell;
  }
  return { statuses, times, other };
}

/**
 * What a column is, by its header and by what it holds; reports it when the two do not tell. A column that holds no
 * known status is an activity all the same when its times follow: then its cells are wrong, not the column.
 */
function roleOf(table: StudentTable, column: number, issues: IssueList): Role | 'total' | 'unclear' {
  const header = headerText(table.header[column]);
  const { statuses, times, other } = contentOf(table, column);
  const place = placeIn(table, { row: table.headerRow, column });
  const named = (['completion', 'deadline'] as const).find((role) => isHeader(header, role));
  if (header === '') issues.add('column.no_header', place);
  else if (named && statuses > times) issues.add('column.contradictory', place);
  else if (named) return named;
  else if (isHeader(header, 'total') && statuses === 0) return 'total';
  else if (times > statuses) issues.add('column.unexpected_times', place);
  else if (statuses === 0 && other !== null && !isHeader(headerText(table.header[column + 1]), 'completion')) {
    issues.add('column.not_understood', placeIn(table, { row: table.headerRow, column, cell: other }));
  } else return 'status';
  return 'unclear';
}

/**
 * The activities of a sheet. Header names repeat, so the meaning of a column of times comes from its place: it belongs
 * to the activity before it. An activity without a deadline column has no deadline.
 */
export function findActivities(table: StudentTable, issues: IssueList): ActivityColumns[] {
  const activities: ActivityColumns[] = [];
  let isClear = true;
  for (const column of table.itemColumns) {
    const role = roleOf(table, column, issues);
    const place = placeIn(table, { row: table.headerRow, column });
    const before = activities.at(-1);
    if (role === 'unclear') isClear = false;
    else if (role === 'total') issues.add('column.total_skipped', place);
    else if (role === 'status') {
      isClear = true;
      activities.push({ name: headerText(table.header[column]), status: column });
    }
    // The times of a column that was not understood are not those of the activity before it.
    else if (!isClear) continue;
    else if (!before) issues.add('column.no_activity_before', place);
    else if (before[role] !== undefined) issues.add('column.repeated', place, { activity: before.name });
    else activities[activities.length - 1] = { ...before, [role]: column };
  }
  return activities;
}
