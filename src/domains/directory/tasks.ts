import { z } from 'zod';
import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { followSchedule } from './service/follow-schedule.ts';
import { synchronise } from './service/synchronise.ts';
import { synchroniseKind } from './service/task-kinds.ts';

const scheduleTask = defineTask({
  name: 'directory.follow_schedule',
  queue: 'auth',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: (_, run) => followSchedule(run),
});

export const tasks = [
  defineTask({ ...synchroniseKind, handler: ({ runId }, run) => synchronise(runId, run) }),
  scheduleTask,
];

export const schedules: readonly ScheduleDefinition[] = [
  { name: 'directory.follow_schedule', cron: '10 * * * *', task: scheduleTask, input: {} },
];
