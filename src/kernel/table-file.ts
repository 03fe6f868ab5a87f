/** A file made for somebody to download. */
export interface DownloadFile {
  fileName: string;
  contentType: string;
  content: Uint8Array;
}

export type Cell = string | number | boolean | null;

/** A sheet of a workbook: its name (31 characters at most) and rows, the header first. */
export interface Sheet {
  name: string;
  rows: readonly (readonly Cell[])[];
}

export const contentTypes = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The rows as csv (RFC 4180). @param name of the file, without its ending */
export function toCsvFile(name: string, rows: Sheet['rows']): DownloadFile {
  return {
    fileName: `${name}.csv`,
    contentType: contentTypes.csv,
    content: Buffer.from(rows.map(toCsvLine).join('')),
  };
}

/** The sheets as a workbook. @param name of the file, without its ending */
export async function toXlsxFile(name: string, sheets: readonly Sheet[]): Promise<DownloadFile> {
  // Loaded at the first use: SheetJS is large, and workers and most web servers write no workbook.
  const { utils, write } = await import('@e965/xlsx');
  const book = utils.book_new();
  for (const sheet of sheets) {
    const rows = sheet.rows.map((row) => row.map(withoutFormula));
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), sheet.name);
  }
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  if (!Buffer.isBuffer(bytes)) throw new Error('the workbook was not written as bytes');
  return {
    fileName: `${name}.xlsx`,
    contentType: contentTypes.xlsx,
    content: bytes,
  };
}

/** The value as indented JSON. @param name of the file, without its ending */
export function toJsonFile(name: string, value: unknown): DownloadFile {
  return {
    fileName: `${name}.json`,
    contentType: contentTypes.json,
    content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
  };
}

/**
 * Text that a spreadsheet would take for a formula is led by an apostrophe, which spreadsheets read as «this is text»
 * (OWASP, CSV Injection).
 */
function withoutFormula(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function toCsvLine(row: readonly Cell[]): string {
  const fields = row.map((cell) => {
    const text = String(withoutFormula(cell) ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${fields.join(',')}\r\n`;
}
