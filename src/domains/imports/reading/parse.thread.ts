import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { ReadingError } from '../reading-error.ts';
import { parseFile } from './parse-file.ts';
import { piecesOf } from './pieces-of-file.ts';
import { readingRequestSchema, type ReadingAnswer } from './thread-messages.ts';

function answer(message: ReadingAnswer): void {
  const handedOver = message.kind === 'cells' ? Object.values(message.columns).map((column) => column.buffer) : [];
  parentPort?.postMessage(message, handedOver);
}

const request = readingRequestSchema.parse(workerData);
try {
  const file = parseFile(readFileSync(request.path), request, (stage) => answer({ kind: 'stage', stage }));
  for (const piece of piecesOf(file)) answer(piece);
} catch (error) {
  if (!(error instanceof ReadingError)) throw error;
  answer({ kind: 'refused', code: error.code, params: error.params });
}
