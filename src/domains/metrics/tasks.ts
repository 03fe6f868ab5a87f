import { z } from 'zod';
import { defineTask } from '#kernel/tasks/define-task.ts';
import { recomputeCourse, recomputeKind, sweepOutdatedCourses } from './service.ts';

export const recomputeTask = defineTask({
  ...recomputeKind,
  handler: ({ courseId }, run) => recomputeCourse(courseId, run),
});

export const sweepTask = defineTask({
  name: 'metrics.sweep',
  queue: 'update_score',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: (_input, run) => sweepOutdatedCourses(run),
});
