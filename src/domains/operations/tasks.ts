import { z } from 'zod';
import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { cleanUp } from './service.ts';

const cleanUpTask = defineTask({
  name: 'operations.clean_up',
  queue: 'upkeep',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: () => cleanUp(),
});

export const tasks = [cleanUpTask];

export const schedules: readonly ScheduleDefinition[] = [
  { name: 'operations.clean_up', cron: '30 3 * * *', task: cleanUpTask, input: {} },
];
