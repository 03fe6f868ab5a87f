import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { followRows } from '../formats/row-meter.ts';
import { ReadingError } from '../reading-error.ts';
import { parseFile } from './parse-file.ts';
import { piecesOf } from './pieces-of-file.ts';
import { readingRequestSchema, type ReadingAnswer } from './thread-messages.ts';

function answer(message: ReadingAnswer): void {
  const handedOver = message.kind === 'cells' ? Object.values(message.columns).map((column) => column.buffer) : [];
  parentPort?.postMessage(message, handedOver);
}

const request = readingRequestSchema.parse(workerData);
let toldAt = 0;
followRows((read, known) => {
  if (performance.now() - toldAt < 200) return;
  toldAt = performance.now();
  answer({ kind: 'rows', read, known });
});
try {
  const file = parseFile(readFileSync(request.path), request, (stage) => answer({ kind: 'stage', stage }));
  for (const piece of piecesOf(file)) answer(piece);
} catch (error) {
  if (!(error instanceof ReadingError)) throw error;
  answer({ kind: 'refused', code: error.code, params: error.params });
}
