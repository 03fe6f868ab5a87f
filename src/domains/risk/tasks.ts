import { z } from 'zod';
import { defineTask } from '#kernel/tasks/define-task.ts';
import { findWaysOutKind, findWaysOutOfCourse } from './service/find-ways-out.ts';
import { recomputeKind, recomputeZones, sweepCoursesWithoutZones } from './service.ts';

export const recomputeTask = defineTask({
  ...recomputeKind,
  handler: ({ courseId }, run) => recomputeZones(courseId, run),
});

export const findWaysOutTask = defineTask({
  ...findWaysOutKind,
  handler: (judged, run) => findWaysOutOfCourse(judged, run),
});

export const sweepTask = defineTask({
  name: 'risk.sweep',
  queue: 'cluster',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: (_input, run) => sweepCoursesWithoutZones(run),
});
