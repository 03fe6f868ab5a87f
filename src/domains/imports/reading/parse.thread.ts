import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { ReadingError } from '../reading-error.ts';
import { parseFile } from './parse-file.ts';
import { readingRequestSchema, type ReadingAnswer } from './thread-messages.ts';

const piece = 10_000;

function answer(message: ReadingAnswer): void {
  parentPort?.postMessage(message);
}

function inPieces<Item>(items: readonly Item[], send: (items: Item[]) => void): void {
  for (let from = 0; from < items.length; from += piece) send(items.slice(from, from + piece));
}

function answerWith({ source, profile, courses, issues }: ParsedFile): void {
  for (const { externalId, name, activities, columns = [], students, places, cells } of courses) {
    answer({ kind: 'course', externalId, name, activities: [...activities], columns: [...columns] });
    inPieces(students, (some) => {
      answer({ kind: 'students', students: some });
    });
    inPieces(places ?? [], (some) => {
      answer({ kind: 'places', places: some });
    });
    inPieces(cells, (some) => {
      answer({ kind: 'cells', cells: some });
    });
  }
  answer({ kind: 'end', source, ...(profile && { profile }), issues: [...issues] });
}

const request = readingRequestSchema.parse(workerData);
try {
  answerWith(parseFile(readFileSync(request.path), request, (stage) => answer({ kind: 'stage', stage })));
} catch (error) {
  if (!(error instanceof ReadingError)) throw error;
  answer({ kind: 'refused', code: error.code, params: error.params });
}
