import { z } from 'zod';
import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { raiseDigests } from './service/raise-digests.ts';

const weeklyTask = defineTask({
  name: 'digests.weekly',
  queue: 'upkeep',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: (_input, run) => raiseDigests(run),
});

export const tasks = [weeklyTask];

/** Every hour, because the day and the hour are settings; mostly there is nothing to do. */
export const schedules: readonly ScheduleDefinition[] = [
  { name: 'digests.weekly', cron: '0 * * * *', task: weeklyTask, input: {} },
];
