import { defineTask } from '#kernel/tasks/define-task.ts';
import { commitBatch } from './service/commit-batch.ts';
import { parseBatch } from './service/parse-batch.ts';
import { commitKind, parseKind } from './service/task-kinds.ts';

export const tasks = [
  defineTask({ ...parseKind, handler: ({ batchId }, run) => parseBatch(batchId, run) }),
  defineTask({ ...commitKind, handler: ({ batchId }, run) => commitBatch(batchId, run) }),
];
