import { z } from 'zod';
import { defineTask } from '#kernel/tasks/define-task.ts';
import {
  compareChangedCourses,
  compareClusteringsKind,
  compareClusteringsOfCourse,
} from './service/compare-clusterings.ts';
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

export const compareClusteringsTask = defineTask({
  ...compareClusteringsKind,
  handler: ({ courseId }, run) => compareClusteringsOfCourse(courseId, run),
});

export const compareChangedTask = defineTask({
  name: 'risk.compare_changed_courses',
  queue: 'upkeep',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: (_input, run) => compareChangedCourses(run),
});
