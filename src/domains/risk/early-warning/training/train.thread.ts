import { parentPort, workerData } from 'node:worker_threads';
import { differenceOf } from '../../evaluation/compare.ts';
import { logOddsOf, probabilityOf } from '../log-odds.ts';
import { views } from '../views.ts';
import { type TrainingAnswer, trainingRequestSchema, unpack, type PackedLesson } from './thread-messages.ts';
import { trainedViews, trainViews } from './train-views.ts';

// Training takes minutes of computing: in a thread of its own it holds up neither tasks nor pages of its process.

const answer = (message: TrainingAnswer): void => parentPort?.postMessage(message);

const { lessons, settings, version, heldOut } = trainingRequestSchema.parse(workerData);
const unpacked = (packed: readonly PackedLesson[]) =>
  packed.map(({ module, presentation, ...samples }) => ({ module, presentation, samples: unpack(samples) }));
let done = 0;
const models = trainViews(
  { gradebook: unpacked(lessons.gradebook), marks: unpacked(lessons.marks) },
  settings,
  version,
  () => {
    done += 1;
    answer({ kind: 'trained', done, total: trainedViews.length });
  },
);
const candidate = Float64Array.from(unpack(heldOut), ({ row }, index) => {
  const view = views[heldOut.views[index] ?? 0] ?? 'marks';
  return probabilityOf(logOddsOf(models[view], row));
});
const { present, failed, student } = heldOut;
answer({ kind: 'end', models, candidate, difference: differenceOf({ present, candidate, failed, student }) });
