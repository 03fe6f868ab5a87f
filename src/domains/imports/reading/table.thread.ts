import { parentPort, workerData } from 'node:worker_threads';
import { cellText } from '../formats/cell-text.ts';
import { readWorkbook } from '../formats/read-workbook.ts';
import { ReadingError } from '../reading-error.ts';
import { visibleSheets } from '../sources/read-tables.ts';
import { tableRequestSchema, type TableAnswer, type TextTable } from './table-messages.ts';

function answer(message: TableAnswer): void {
  parentPort?.postMessage(message);
}

function readTable(): TextTable {
  const { content, fileName, limits } = tableRequestSchema.parse(workerData);
  const [sheet] = visibleSheets(readWorkbook(Buffer.from(content), fileName, limits));
  if (!sheet) throw new ReadingError('file.no_sheets');
  return { sheet: sheet.name, rows: sheet.rows.map((row) => row.map((cell) => cellText(cell).trim())) };
}

try {
  answer({ kind: 'table', table: readTable() });
} catch (error) {
  if (!(error instanceof ReadingError)) throw error;
  answer({ kind: 'refused', code: error.code, params: error.params });
}
