import { parentPort } from 'node:worker_threads';
import { utils, write } from '@e965/xlsx';
import { workbookPieceSchema, type Row } from './thread-messages.ts';

interface GatheredSheet {
  readonly name: string;
  readonly rows: Row[];
}

const sheets: GatheredSheet[] = [];

/** The file, in memory of its own, which can be handed over instead of copied. */
function writeWorkbook(): ArrayBuffer {
  const book = utils.book_new();
  for (const { name, rows } of sheets) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  const bytes: unknown = write(book, { type: 'array', bookType: 'xlsx', compression: true });
  if (!(bytes instanceof ArrayBuffer)) throw new Error('the workbook was not written as bytes');
  return bytes;
}

parentPort?.on('message', (message: unknown) => {
  const piece = workbookPieceSchema.parse(message);
  if (piece.kind === 'sheet') sheets.push({ name: piece.name, rows: [] });
  else if (piece.kind === 'rows') sheets.at(-1)?.rows.push(...piece.rows);
  else {
    const bytes = writeWorkbook();
    parentPort?.postMessage(bytes, [bytes]);
  }
});
