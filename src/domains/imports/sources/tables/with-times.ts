import type { DateOrder } from '../../formats/text-time.ts';
import type { IssueList } from '../issue-list.ts';
import type { TableItem } from '../item-table.ts';
import { placeIn } from '../places.ts';
import { readInstants } from '../read-time.ts';
import type { StudentTable } from '../student-table.ts';

/** The columns with the times of an activity, and how they are written. */
export interface TimeColumns {
  readonly time: number | undefined;
  readonly deadline: number | undefined;
  readonly order: DateOrder;
  readonly timeZone: string;
}

/** An activity with the times that stand beside its results. A time beside «Не выполнено» is an attempt. */
export function withTimes(
  item: TableItem,
  table: StudentTable,
  { time, deadline, order, timeZone }: TimeColumns,
  issues: IssueList,
): TableItem {
  if (time === undefined && deadline === undefined) return item;
  const instants = (column: number | undefined, dateAlone: Parameters<typeof readInstants>[2]) =>
    column === undefined ? undefined : readInstants(table, column, dateAlone, timeZone, issues, order);
  const readTime = instants(time, 'start_of_day');
  const readDeadline = instants(deadline, 'end_of_day');
  const place = placeIn(table, { row: table.headerRow, column: item.columns[0] });
  const isBlank = (cells: readonly unknown[]): boolean =>
    item.columns.every((column) => (cells[column] ?? null) === null);
  const unused = table.rows.filter(
    ({ cells }) => isBlank(cells) && deadline !== undefined && (cells[deadline] ?? null) !== null,
  ).length;
  if (unused > 0) issues.add('activity.deadline_without_status', place, { count: unused });
  return {
    ...item,
    columns: [...item.columns, ...[time, deadline].filter((column) => column !== undefined)],
    read(row) {
      const result = item.read(row);
      const completedAt = readTime?.(row);
      const dueAt = readDeadline?.(row);
      if (!result) {
        if (completedAt !== undefined && isBlank(row.cells)) {
          const at = placeIn(table, { row: row.number, column: time ?? 0, cell: row.cells[time ?? 0] });
          issues.add('cell.time_without_status', at, { activity: item.name });
        }
        return undefined;
      }
      const status = result.status === 'not_attempted' && completedAt !== undefined ? 'attempted' : result.status;
      return {
        ...result,
        status,
        ...(completedAt !== undefined && { completedAt }),
        ...(dueAt !== undefined && { dueAt }),
      };
    },
  };
}
