import { zonedWallClockToInstant } from '#kernel/zoned-time.ts';
import { wallClockFromSerial } from '../formats/serial-date.ts';
import { orderShown, parseTimeText, type DateOrder, type ReadTime } from '../formats/text-time.ts';
import type { Cell } from '../formats/workbook.ts';
import { reportBroken } from './broken-cells.ts';
import type { IssueList } from './issue-list.ts';
import { placeIn, type PlacedRow, type SheetOfRows } from './places.ts';

const firstYear = 1990;
const lastYear = 2100;
/** 1900-03-01 and 9999-12-31: what a spreadsheet can show as a date. */
const firstSerial = 61;
const lastSerial = 2_958_465;

/** Reads a cell of a column of times; a bare number is a date that lost its format. */
function readTime(cell: Cell, order: DateOrder): ReadTime | undefined {
  if (typeof cell === 'string') return parseTimeText(cell, order);
  const date = typeof cell === 'object' && cell?.kind === 'date' ? cell : undefined;
  const serial = date?.serial ?? cell;
  if (typeof serial !== 'number' || serial < firstSerial || serial > lastSerial) return undefined;
  return { at: wallClockFromSerial(serial), hasTime: date?.hasTime ?? !Number.isInteger(serial) };
}

function isPlausible({ at }: ReadTime): boolean {
  return at.year >= firstYear && at.year <= lastYear;
}

/** Whether a cell is meant as a time wherever it stands; a bare number may be anything. */
export function looksLikeTime(cell: Cell): boolean {
  if (typeof cell === 'number') return false;
  const time = readTime(cell, 'day_first') ?? readTime(cell, 'month_first');
  return time !== undefined && isPlausible(time);
}

/** The order of a column's dates by those that show it; says so when none does, or some show one and some the other. */
function columnDateOrder(table: SheetOfRows, column: number, issues: IssueList): DateOrder {
  const shown = new Map<DateOrder | 'either', string>();
  for (const { cells } of table.rows) {
    const cell = cells[column];
    const order = typeof cell === 'string' ? orderShown(cell) : undefined;
    if (order && typeof cell === 'string' && !shown.has(order)) shown.set(order, cell);
  }
  const monthFirst = shown.get('month_first');
  const ambiguous = shown.get('either');
  if (monthFirst === undefined) {
    if (ambiguous !== undefined && !shown.has('day_first')) {
      issues.add('column.ambiguous_dates', placeIn(table, { column, cell: ambiguous }));
    }
    return 'day_first';
  }
  if (shown.has('day_first')) issues.add('column.mixed_dates', placeIn(table, { column, cell: monthFirst }));
  return 'month_first';
}

/** Reads the instant a row has in a column, as ISO text; undefined when it has none. Reports what is no time. */
export type ReadInstant = (row: PlacedRow) => string | undefined;

/**
 * @param order which of two numbers is the month; without it the column's own dates tell
 * @param dateAlone what a date without a time means: its start or, for a deadline, its last second
 * @param timeZone IANA name of the zone whose clocks the file shows
 */
export function readInstants(
  table: SheetOfRows,
  column: number,
  dateAlone: 'start_of_day' | 'end_of_day',
  timeZone: string,
  issues: IssueList,
  order: DateOrder = columnDateOrder(table, column, issues),
): ReadInstant {
  return (row) => {
    const cell = row.cells[column] ?? null;
    if (cell === null || reportBroken(table, row, column, issues)) return undefined;
    const time = readTime(cell, order);
    if (!time || !isPlausible(time)) {
      const place = placeIn(table, { row: row.number, column, cell });
      issues.add(time ? 'cell.implausible_time' : 'cell.unreadable_time', place);
      return undefined;
    }
    const endOfDay = !time.hasTime && dateAlone === 'end_of_day';
    const at = endOfDay ? { ...time.at, hour: 23, minute: 59, second: 59 } : time.at;
    return zonedWallClockToInstant(at, timeZone).toISOString();
  };
}
