import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { runtime } from '#kernel/runtime.ts';
import { getSetting } from '#kernel/settings.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue, enqueueMany } from '#kernel/tasks/enqueue.ts';
import { findCourseMetric, listStudentMetrics } from '#domains/metrics/index.ts';
import { assertCourseReadable, listStudentsOfCourse } from '#domains/roster/index.ts';
import { compareClusterings } from '../clusterings/compare.ts';
import type { ClusteringFigures, ComparedClusterings } from '../clusterings/contract.ts';
import { coursePoints } from '../pattern/course-points.ts';
import * as store from '../store/clusterings.ts';
import { findLatestRun } from '../store/zones.ts';
import { identifiedBy, riskSetting } from './assess.ts';

/** Nobody waits for it: a course of 600 students takes more than a second of processor time. */
export const compareClusteringsKind = declareTask({
  name: 'risk.compare_clusterings',
  queue: 'upkeep',
  lane: 'bulk',
  input: z.object({ courseId: z.int() }),
  key: ({ courseId }) => String(courseId),
});

/**
 * Compares the groups that are shown of a course with those that a mixture of normal distributions and Ward's hierarchy
 * find among the same students. A course that is gone, or was never computed, is left alone.
 */
export async function compareClusteringsOfCourse(courseId: number, run: TaskRun): Promise<void> {
  const [metric, judged] = [await findCourseMetric(courseId), await findLatestRun(courseId)];
  if (!metric || !judged) return;
  const settings = await getSetting(riskSetting);
  const students = identifiedBy(await listStudentsOfCourse(courseId))(await listStudentMetrics(courseId));
  const { sample } = coursePoints(students, settings);
  const methods: ClusteringFigures[] = [];
  const steps = students.length < settings.minimumStudents ? [] : compareClusterings(sample, judged.seed);
  for (const figures of steps) {
    if (figures) methods.push(figures);
    run.signal.throwIfAborted();
    // Others of this process shall not wait for a whole course.
    await setImmediate();
  }
  const { dataVersion, asOf } = metric;
  await run.complete(() => store.replaceComparison(courseId, { dataVersion, asOf, students: sample.count, methods }));
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}

/** Asks for the comparison of every course whose data have changed since its last one. */
export async function compareChangedCourses(run: TaskRun): Promise<void> {
  await run.complete(async () => {
    const courseIds = await store.listCoursesToCompare();
    await enqueueMany(
      compareClusteringsKind,
      courseIds.map((courseId) => ({ courseId })),
    );
  });
}

/** Asks for the comparison of a course; somebody waits for it. @throws AppError course.not_found */
export async function startComparison(actor: Actor, courseId: number): Promise<void> {
  await assertCourseReadable(actor, courseId);
  await enqueue(compareClusteringsKind, { courseId }, { lane: 'interactive' });
}

/** @throws AppError course.not_found */
export async function getClusterings(actor: Actor, courseId: number): Promise<ComparedClusterings> {
  await assertCourseReadable(actor, courseId);
  const [found] = await store.listComparisons([courseId]);
  if (!found) return { comparison: null, isOutdated: false };
  const { courseId: _same, ...comparison } = found;
  const run = await findLatestRun(courseId);
  return { comparison, isOutdated: run !== undefined && run.dataVersion > comparison.dataVersion };
}
