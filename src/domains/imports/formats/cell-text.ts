import { wallClockFromSerial } from './serial-date.ts';
import type { Cell, DateCell } from './workbook.ts';

function dateText({ serial, hasTime }: DateCell): string {
  const { year, month, day, hour, minute, second } = wallClockFromSerial(serial);
  const joined = (parts: readonly number[], separator: string): string =>
    parts.map((part) => String(part).padStart(2, '0')).join(separator);
  const date = joined([year, month, day], '-');
  return hasTime ? `${date} ${joined([hour, minute, second], ':')}` : date;
}

/** A cell as text for people; a blank one is empty. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell);
  switch (cell.kind) {
    case 'date':
      return dateText(cell);
    case 'fault':
      return cell.fault;
    case 'uncomputed':
      return '=';
    case 'percent':
      return `${cell.percent}%`;
  }
}
