import { utils, write, type CellObject } from '@e965/xlsx';
import type { WallClock } from '#kernel/zoned-time.ts';
import { serialFromWallClock } from '../formats/serial-date.ts';

/** Text, a number, a date and time, or nothing. */
export type WrittenCell = string | number | WallClock | undefined;

/** Format 22 of every spreadsheet program; how it looks depends on the reader's language. */
const dateAndTime = 'm/d/yy h:mm';

function toCellObject(cell: WrittenCell): CellObject {
  if (cell === undefined) return { t: 'z' };
  if (typeof cell === 'string') return { t: 's', v: cell };
  if (typeof cell === 'number') return { t: 'n', v: cell };
  return { t: 'n', v: serialFromWallClock(cell), z: dateAndTime };
}

/**
 * An xlsx file of one sheet.
 *
 * @param claimedRows rows the sheet says it has, when more than it has; exports of some systems do that
 */
export function writeSheet(
  sheetName: string,
  rows: readonly (readonly WrittenCell[])[],
  claimedRows = 0,
): Uint8Array<ArrayBuffer> {
  const height = Math.max(rows.length, claimedRows, 1);
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 1);
  const data = Array.from({ length: height }, (_, index) => (rows[index] ?? []).map((cell) => toCellObject(cell)));
  const range = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: height - 1, c: width - 1 } });
  const workbook = utils.book_new({ '!type': 'sheet', '!ref': range, '!data': data }, sheetName);
  const file: unknown = write(workbook, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true });
  if (!(file instanceof ArrayBuffer)) throw new TypeError('SheetJS gave no bytes');
  return new Uint8Array(file);
}
