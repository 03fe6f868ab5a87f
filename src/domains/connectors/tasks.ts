import { z } from 'zod';
import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { followSchedule } from './service/follow-schedule.ts';
import { pull } from './service/pull.ts';
import { pullCourse } from './service/pull-course.ts';
import { pullCourseKind, pullKind } from './service/task-kinds.ts';

const scheduleTask = defineTask({
  name: 'connectors.follow_schedule',
  queue: 'ingest',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: (_, run) => followSchedule(run),
});

export const tasks = [
  defineTask({ ...pullKind, handler: ({ runId }, run) => pull(runId, run) }),
  defineTask({ ...pullCourseKind, handler: (course, run) => pullCourse(course, run) }),
  scheduleTask,
];

export const schedules: readonly ScheduleDefinition[] = [
  { name: 'connectors.follow_schedule', cron: '20 * * * *', task: scheduleTask, input: {} },
];
