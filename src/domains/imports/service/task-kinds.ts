import { z } from 'zod';
import { declareTask } from '#kernel/tasks/define-task.ts';
import { taskNames } from '../store/task-names.ts';

const input = z.object({ batchId: z.uuid() });

export const parseKind = declareTask({
  name: taskNames.parse,
  queue: 'ingest',
  input,
  key: ({ batchId }) => batchId,
});

export const commitKind = declareTask({
  name: taskNames.commit,
  queue: 'ingest',
  input,
  key: ({ batchId }) => batchId,
});

export const undoKind = declareTask({
  name: taskNames.undo,
  queue: 'ingest',
  input,
  key: ({ batchId }) => batchId,
});

/** One look at a time, whichever worker takes it. */
export const lookIntoFolderKind = declareTask({
  name: 'imports.look_into_folder',
  queue: 'ingest',
  input: z.object({}),
  key: () => 'all',
  attempts: 1,
});

export const removeOriginalsKind = declareTask({
  name: 'imports.remove_originals',
  queue: 'ingest',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
});
