import { Worker } from 'node:worker_threads';
import { threadResult } from '../thread-result.ts';
import { inBatches, type Rows } from './rows.ts';
import type { WorkbookPiece } from './thread-messages.ts';

/** A sheet of a workbook: its name (31 characters at most) and rows, the header first. */
export interface Sheet {
  readonly name: string;
  readonly rows: Rows;
}

/**
 * Writes a workbook in a thread of its own: 20,000 rows of eleven cells take more than half a second, in which the
 * process goes on answering.
 *
 * @returns the bytes of the xlsx file
 * @throws what the rows throw
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const thread = new Worker(new URL('./workbook.thread.ts', import.meta.url), { execArgv: [] });
  try {
    const [bytes] = await Promise.all([threadResult(thread, toBytes), send(sheets, thread)]);
    return bytes;
  } finally {
    await thread.terminate();
  }
}

function toBytes(message: unknown): Uint8Array {
  if (!(message instanceof ArrayBuffer)) throw new Error('the thread answered with something else than bytes');
  return new Uint8Array(message);
}

async function send(sheets: readonly Sheet[], thread: Worker): Promise<void> {
  const tell = (piece: WorkbookPiece): void => thread.postMessage(piece);
  for (const { name, rows } of sheets) {
    tell({ kind: 'sheet', name });
    for await (const batch of inBatches(rows)) tell({ kind: 'rows', rows: batch });
  }
  tell({ kind: 'end' });
}
