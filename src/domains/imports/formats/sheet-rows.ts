import type { CellObject, DenseWorkSheet, WorkSheet } from '@e965/xlsx';
import { countRow, expectRows } from './row-meter.ts';
import { withoutControls, withoutInvisible } from './clean-text.ts';
import { shownBy } from './serial-date.ts';
import type { Cell } from './workbook.ts';

/** Days between the two epochs a workbook may count from. */
const daysTo1904 = 1462;

/** SheetJS names faults by their number in the binary format. */
const faults: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/** Text of nothing but blanks and invisible marks is a blank cell. */
export function textCell(text: string): string | null {
  const clean = withoutControls(text);
  return withoutInvisible(clean).trim() === '' ? null : clean;
}

/** Whether a number format multiplies by a hundred and writes a per cent sign. */
function showsPercent(numberFormat: string): boolean {
  return numberFormat.replace(/"[^"]*"|\\./g, '').includes('%');
}

/** How cells of a number format show a number; asked once for a format, its answer is for all its cells. */
export function numberReader(numberFormat: string, uses1904: boolean): (value: number) => Cell {
  // Ids such as 007 are often numbers that are shown with leading zeros.
  if (/^00+$/.test(numberFormat)) return (value) => String(value).padStart(numberFormat.length, '0');
  // 0.07 × 100 is not 7 to a computer; fifteen digits is all that a spreadsheet keeps.
  if (showsPercent(numberFormat)) {
    return (value) => ({ kind: 'percent', percent: Number((value * 100).toPrecision(15)) });
  }
  const shown = shownBy(numberFormat);
  if (shown === 'number') return (value) => value;
  const hasTime = shown === 'time';
  return (value) => (value < 0 ? value : { kind: 'date', serial: uses1904 ? value + daysTo1904 : value, hasTime });
}

/** A number format as SheetJS found it. */
export const formatOf = (cell: CellObject): string => String(cell.z ?? '');

type ToCell = (cell: CellObject | undefined) => Cell;

function cellReader(uses1904: boolean): ToCell {
  const readers = new Map<string, (value: number) => Cell>();
  return (cell) => {
    if (cell?.t !== 'n') return toCell(cell);
    if (typeof cell.v !== 'number' || !Number.isFinite(cell.v)) return null;
    const format = formatOf(cell);
    const reader = readers.get(format) ?? numberReader(format, uses1904);
    readers.set(format, reader);
    return reader(cell.v);
  };
}

/** Of all kinds but numbers. */
function toCell(cell: CellObject | undefined): Cell {
  switch (cell?.t) {
    case 's':
      return textCell(String(cell.v));
    case 'b':
      return cell.v === true;
    case 'e':
      return { kind: 'fault', fault: faults[Number(cell.v)] ?? '#ERROR' };
    case 'z':
      return cell.f === undefined ? null : { kind: 'uncomputed' };
    case 'd':
    case 'n':
    case undefined:
      return null;
  }
}

function withoutBlankEnd<T>(items: T[], isBlank: (item: T) => boolean): T[] {
  let length = items.length;
  for (let last = items.at(-1); last !== undefined && isBlank(last); last = items[length - 1]) length -= 1;
  items.length = length;
  return items;
}

export function withoutBlankEnds(rows: Cell[][]): Cell[][] {
  for (const row of rows) withoutBlankEnd(row, (cell) => cell === null);
  return withoutBlankEnd(rows, (row) => row.length === 0);
}

export function isDense(sheet: WorkSheet | DenseWorkSheet): sheet is DenseWorkSheet {
  return Array.isArray(sheet['!data']);
}

/**
 * Rows of a sheet by content: what the sheet claims as its range does not matter, exports claim a thousand empty rows.
 *
 * @param maxRows rows from the top that are looked at
 * @param maxColumns what is allowed; after a row that has more, which the sheet is refused for, the others keep one cell
 */
export function sheetRows(sheet: WorkSheet, uses1904: boolean, maxRows: number, maxColumns: number): Cell[][] {
  if (!isDense(sheet)) return [];
  const data = sheet['!data'];
  const read = cellReader(uses1904);
  const rows: Cell[][] = [];
  let isTooWide = false;
  expectRows(Math.min(data.length, maxRows));
  for (let index = 0; index < Math.min(data.length, maxRows); index += 1) {
    // A row far to the right is a sparse array, whose holes must not be filled: a sheet may have a million of them.
    const cells = data[index] ?? [];
    let width = cells.length;
    while (width > 0 && read(cells[width - 1]) === null) width -= 1;
    const length = Math.min(width, isTooWide ? 1 : maxColumns + 1);
    const row = Array.from({ length }, (_, column) => read(cells[column]));
    // The last cell is not blank, so that blank ends, which are cut off, do not hide it.
    if (length > 0 && length < width) row[length - 1] = read(cells[width - 1]);
    isTooWide ||= width > maxColumns;
    rows.push(row);
    countRow();
    // Its cells are not needed any more, and take twice the memory of ours.
    data[index] = [];
  }
  return withoutBlankEnds(rows);
}
