import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { watchCourses, watchKind } from './service/watch.ts';

const watchTask = defineTask({ ...watchKind, handler: (_input, run) => watchCourses(run) });

export const tasks = [watchTask];

/** An alert is raised and ended ten minutes late at most. */
export const schedules: readonly ScheduleDefinition[] = [
  { name: 'clustering_quality.watch', cron: '8-59/10 * * * *', task: watchTask, input: {} },
];
