import { z } from 'zod';
import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { keepWatch } from './service/alerts.ts';

const watchTask = defineTask({
  name: 'language_models.watch',
  queue: 'upkeep',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: () => keepWatch(),
});

export const tasks = [watchTask];

/** An alert ends five minutes late at most; it is raised with the call that gives cause. */
export const schedules: readonly ScheduleDefinition[] = [
  { name: 'language_models.watch', cron: '*/5 * * * *', task: watchTask, input: {} },
];
