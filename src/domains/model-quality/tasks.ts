import { defineTask } from '#kernel/tasks/define-task.ts';
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
