import type { CellObject, DenseWorkSheet, WorkSheet } from '@e965/xlsx';
import { withoutControls, withoutInvisible } from './clean-text.ts';
import { shownBy } from './serial-date.ts';
import type { Cell, Row } from './workbook.ts';

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

function numberCell(value: number, numberFormat: string, uses1904: boolean): Cell {
  // Ids such as 007 are often numbers that are shown with leading zeros.
  if (/^00+$/.test(numberFormat)) return String(value).padStart(numberFormat.length, '0');
  const shown = shownBy(numberFormat);
  // 0.07 × 100 is not 7 to a computer; fifteen digits is all that a spreadsheet keeps.
  if (showsPercent(numberFormat)) return { kind: 'percent', percent: Number((value * 100).toPrecision(15)) };
  if (shown === 'number' || value < 0) return value;
  return { kind: 'date', serial: uses1904 ? value + daysTo1904 : value, hasTime: shown === 'time' };
}

function toCell(cell: CellObject | undefined, uses1904: boolean): Cell {
  switch (cell?.t) {
    case 's':
      return textCell(String(cell.v));
    case 'n':
      return typeof cell.v === 'number' && Number.isFinite(cell.v)
        ? numberCell(cell.v, String(cell.z ?? ''), uses1904)
        : null;
    case 'b':
      return cell.v === true;
    case 'e':
      return { kind: 'fault', fault: faults[Number(cell.v)] ?? '#ERROR' };
    case 'z':
      return cell.f === undefined ? null : { kind: 'uncomputed' };
    case 'd':
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

export function withoutBlankEnds(rows: Cell[][]): Row[] {
  for (const row of rows) withoutBlankEnd(row, (cell) => cell === null);
  return withoutBlankEnd(rows, (row) => row.length === 0);
}

function isDense(sheet: WorkSheet | DenseWorkSheet): sheet is DenseWorkSheet {
  return Array.isArray(sheet['!data']);
}

/**
 * Rows of a sheet by content: what the sheet claims as its range does not matter, exports claim a thousand empty rows.
 *
 * @param maxRows rows from the top that are looked at
 * @param maxColumns what is allowed; after a row that has more, which the sheet is refused for, the others keep one cell
 */
export function sheetRows(sheet: WorkSheet, uses1904: boolean, maxRows: number, maxColumns: number): Row[] {
  if (!isDense(sheet)) return [];
  const data = sheet['!data'];
  const rows: Cell[][] = [];
  let isTooWide = false;
  for (let index = 0; index < Math.min(data.length, maxRows); index += 1) {
    // A row far to the right is a sparse array, whose holes must not be filled: a sheet may have a million of them.
    const cells = data[index] ?? [];
    let width = cells.length;
    while (width > 0 && toCell(cells[width - 1], uses1904) === null) width -= 1;
    const length = Math.min(width, isTooWide ? 1 : maxColumns + 1);
    const row = Array.from({ length }, (_, column) => toCell(cells[column], uses1904));
    // The last cell is not blank, so that blank ends, which are cut off, do not hide it.
    if (length > 0 && length < width) row[length - 1] = toCell(cells[width - 1], uses1904);
    isTooWide ||= width > maxColumns;
    rows.push(row);
    // Its cells are not needed any more, and take twice the memory of ours.
    data[index] = [];
  }
  return withoutBlankEnds(rows);
}
