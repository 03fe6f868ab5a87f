import { defineTask } from '#kernel/tasks/define-task.ts';
import { evaluate, evaluateKind } from './service/evaluate.ts';

export const evaluateTask = defineTask({
  ...evaluateKind,
  handler: ({ evaluationId }, run) => evaluate(evaluationId, run),
});
