import { z } from 'zod';
import { declareTask } from '#kernel/tasks/define-task.ts';

/**
 * Looks at the directory: nobody else may at the same time, hence one key for all. A directory that is away is tried again
 * after 15 s, a minute and four.
 */
export const synchroniseKind = declareTask({
  name: 'directory.synchronise',
  queue: 'auth',
  input: z.object({ runId: z.uuid() }),
  key: () => 'all',
  attempts: 4,
  backoff: { first: 15, factor: 4, most: 600 },
  timeout: 1800,
  // Letters with new passwords are of the same queue, and somebody waits for them.
  lane: 'bulk',
});
