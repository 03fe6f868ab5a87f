import { inBatches, type Rows } from './workbook/rows.ts';
import type { Cell, Row } from './workbook/thread-messages.ts';
import { writeWorkbook, type Sheet } from './workbook/write-workbook.ts';

export type { Cell, Row, Rows, Sheet };

/** A file made for somebody to download. */
export interface DownloadFile {
  fileName: string;
  contentType: string;
  content: Uint8Array;
}

export const contentTypes = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The rows as csv (RFC 4180). @param name of the file, without its ending */
export async function toCsvFile(name: string, rows: Rows): Promise<DownloadFile> {
  const parts: Buffer[] = [];
  for await (const batch of inBatches(rows)) parts.push(Buffer.from(batch.map(toCsvLine).join('')));
  return { fileName: `${name}.csv`, contentType: contentTypes.csv, content: Buffer.concat(parts) };
}

/** The sheets as a workbook. @param name of the file, without its ending */
export async function toXlsxFile(name: string, sheets: readonly Sheet[]): Promise<DownloadFile> {
  const content = await writeWorkbook(sheets.map((sheet) => ({ ...sheet, rows: withoutFormulas(sheet.rows) })));
  return { fileName: `${name}.xlsx`, contentType: contentTypes.xlsx, content };
}

/** The value as indented JSON. @param name of the file, without its ending */
export function toJsonFile(name: string, value: unknown): DownloadFile {
  return {
    fileName: `${name}.json`,
    contentType: contentTypes.json,
    content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
  };
}

async function* withoutFormulas(rows: Rows): AsyncGenerator<Row> {
  for await (const row of rows) yield row.map(withoutFormula);
}

/**
 * Text that a spreadsheet would take for a formula is led by an apostrophe, which spreadsheets read as «this is text»
 * (OWASP, CSV Injection).
 */
function withoutFormula(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function toCsvLine(row: Row): string {
  const fields = row.map((cell) => {
    const text = String(withoutFormula(cell) ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${fields.join(',')}\r\n`;
}
