import { z } from 'zod';
import { defineTask } from '#kernel/tasks/define-task.ts';
import { refillCourse, refillKind, sweepCoursesBehind } from './service/refill-course.ts';

export const refillTask = defineTask({
  ...refillKind,
  handler: ({ courseId }, run) => refillCourse(courseId, run),
});

export const sweepTask = defineTask({
  name: 'history.sweep',
  queue: 'upkeep',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: (_input, run) => sweepCoursesBehind(run),
});
