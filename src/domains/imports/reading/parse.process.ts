import { readFileSync } from 'node:fs';
import { followRows } from '../formats/row-meter.ts';
import { answerRequests } from './answer-requests.ts';
import { parseFile } from './parse-file.ts';
import { readingRequestSchema, type ReadingAnswer } from './parse-messages.ts';
import { piecesOf } from './pieces-of-file.ts';

answerRequests((message, send) => {
  const answer: (piece: ReadingAnswer) => void = send;
  const request = readingRequestSchema.parse(message);
  let toldAt = 0;
  followRows((read, known) => {
    if (performance.now() - toldAt < 200) return;
    toldAt = performance.now();
    answer({ kind: 'rows', read, known });
  });
  const file = parseFile(readFileSync(request.path), request, (stage) => {
    answer({ kind: 'stage', stage });
  });
  for (const piece of piecesOf(file)) answer(piece);
});
