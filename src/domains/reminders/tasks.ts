import { z } from 'zod';
import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { planReminders } from './service/plan-reminders.ts';

const planTask = defineTask({
  name: 'reminders.plan',
  queue: 'upkeep',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: (_input, run) => planReminders(run),
});

export const tasks = [planTask];

/** A reminder comes ten minutes late at most. */
export const schedules: readonly ScheduleDefinition[] = [
  { name: 'reminders.plan', cron: '*/10 * * * *', task: planTask, input: {} },
];
