import { z } from 'zod';
import { declareTask } from '#kernel/tasks/define-task.ts';

export const eraseKind = declareTask({
  name: 'privacy.erase',
  queue: 'auth',
  input: z.object({ erasureId: z.uuid() }),
  key: ({ erasureId }) => erasureId,
  attempts: 8,
});
