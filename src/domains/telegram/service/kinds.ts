import { z } from 'zod';
import { declareTask } from '#kernel/tasks/define-task.ts';

/** Answers one update: somebody waits for it. */
export const answerUpdateKind = declareTask({
  name: 'telegram.answer_update',
  queue: 'tg',
  input: z.object({ updateId: z.int() }),
  key: ({ updateId }) => String(updateId),
  timeout: 60,
  backoff: { first: 1, factor: 3, most: 60 },
});
