import { z } from 'zod';
import { declareTask } from '#kernel/tasks/define-task.ts';

const input = z.object({ batchId: z.uuid() });

export const parseKind = declareTask({
  name: 'imports.parse',
  queue: 'ingest',
  input,
  key: ({ batchId }) => batchId,
  attempts: 3,
});

export const commitKind = declareTask({
  name: 'imports.commit',
  queue: 'ingest',
  input,
  key: ({ batchId }) => batchId,
});
