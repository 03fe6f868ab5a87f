import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import type { WallClock } from '#kernel/zoned-time.ts';
import { serialFromWallClock } from '../formats/serial-date.ts';

/** Text, a number, a date and time, or nothing. */
export type WrittenCell = string | number | WallClock | undefined;

export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly WrittenCell[])[];
  /** Rows the sheet says it has, when more than it has; exports of some systems do that. */
  readonly claimedRows?: number;
  /** What pointing at a cell of the first row tells. */
  readonly notes?: readonly string[];
  /** Letters that fit into each column. */
  readonly widths?: readonly number[];
}

/** Format 22 of every spreadsheet program; how it looks depends on the reader's language. */
const dateAndTime = 'm/d/yy h:mm';

function toCellObject(cell: WrittenCell): CellObject {
  if (cell === undefined) return { t: 'z' };
  if (typeof cell === 'string') return { t: 's', v: cell };
  if (typeof cell === 'number') return { t: 'n', v: cell };
  return { t: 'n', v: serialFromWallClock(cell), z: dateAndTime };
}

/** A note that is shown when one points at its cell. */
function withNote(cell: CellObject, note: string | undefined): CellObject {
  return note === undefined ? cell : { ...cell, c: Object.assign([{ a: 'Pulse.EDU', t: note }], { hidden: true }) };
}

function toSheet({ rows, claimedRows = 0, notes = [], widths }: WrittenSheet): WorkSheet {
  const height = Math.max(rows.length, claimedRows, 1);
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 1);
  const data = Array.from({ length: height }, (_, row) =>
    (rows[row] ?? []).map((cell, column) => withNote(toCellObject(cell), row === 0 ? notes[column] : undefined)),
  );
  const range = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: height - 1, c: width - 1 } });
  const sheet = { '!type': 'sheet', '!ref': range, '!data': data } as const;
  return widths ? { ...sheet, '!cols': widths.map((wch) => ({ wch })) } : sheet;
}

/** An xlsx file of these sheets. */
export function writeSheets(sheets: readonly WrittenSheet[]): Uint8Array<ArrayBuffer> {
  const workbook = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(workbook, toSheet(sheet), sheet.name);
  const file: unknown = write(workbook, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true });
  if (!(file instanceof ArrayBuffer)) throw new TypeError('SheetJS gave no bytes');
  return new Uint8Array(file);
}

/** An xlsx file of one sheet. */
export function writeSheet(
  name: string,
  rows: readonly (readonly WrittenCell[])[],
  claimedRows = 0,
): Uint8Array<ArrayBuffer> {
  return writeSheets([{ name, rows, claimedRows }]);
}
