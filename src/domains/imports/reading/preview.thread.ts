import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { readWorkbook } from '../formats/read-workbook.ts';
import type { TablePreview } from '../mapping/contract.ts';
import { ReadingError } from '../reading-error.ts';
import { previewWorkbook } from '../sources/tables/preview-table.ts';
import { previewRequestSchema, type PreviewAnswer } from './preview-messages.ts';

function answer(message: PreviewAnswer): void {
  parentPort?.postMessage(message);
}

function preview(): TablePreview {
  const { path, fileName, limits, ...asked } = previewRequestSchema.parse(workerData);
  const found = previewWorkbook(readWorkbook(readFileSync(path), fileName, limits), asked);
  if (!found) throw new ReadingError('file.no_sheets');
  return found;
}

try {
  answer({ kind: 'preview', preview: preview() });
} catch (error) {
  if (!(error instanceof ReadingError)) throw error;
  answer({ kind: 'refused', code: error.code, params: error.params });
}
