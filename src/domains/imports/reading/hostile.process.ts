// For the test of reading processes: does what the worst of files could make a reader do.
import { z } from 'zod';
import { answerRequests } from './answer-requests.ts';

const requestSchema = z.object({ what: z.enum(['nothing', 'fails', 'hungry', 'slow', 'endless']) });

answerRequests((request, answer) => {
  const { what } = requestSchema.parse(request);
  answer({ pid: process.pid });
  if (what === 'fails') throw new TypeError('no such sheet');
  if (what === 'hungry') fillMemory();
  if (what === 'slow') computeFor(500);
  if (what === 'endless') computeFor(Infinity);
});

function fillMemory(): never {
  const all: number[][] = [];
  for (;;) all.push(new Array<number>(20).fill(all.length + 0.5));
}

function computeFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
