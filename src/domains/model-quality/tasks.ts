import { z } from 'zod';
import { defineTask } from '#kernel/tasks/define-task.ts';
import { sweepUnfinished } from './service/sweep.ts';
import { trainKind, trainModel } from './service/train.ts';
import { evaluate, evaluateKind } from './service/evaluate.ts';

export const evaluateTask = defineTask({
  ...evaluateKind,
  handler: ({ evaluationId }, run) => evaluate(evaluationId, run),
});

export const trainTask = defineTask({
  ...trainKind,
  handler: ({ modelId }, run) => trainModel(modelId, run),
});

export const sweepTask = defineTask({
  name: 'model_quality.sweep',
  queue: 'cluster',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: (_input, run) => sweepUnfinished(run),
});
