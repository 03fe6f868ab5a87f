import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { versioned } from '#kernel/cached.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import { getSetting } from '#kernel/settings.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { announce } from '#kernel/tasks/announce-event.ts';
import { instantToZonedWallClock, zonedWallClockToInstant } from '#kernel/zoned-time.ts';
import { changeSetting } from '#domains/audit/index.ts';
import {
  assertCourseReadable,
  assertStudentReadable,
  findDataVersion,
  findSuppression,
  listReadableCourseIds,
} from '#domains/roster/index.ts';
import type {
  CourseMetric,
  MetricWeights,
  MetricsOfCourse,
  MetricsOfStudent,
  StudentCourseMetric,
} from './contract.ts';
import { courseRecomputed } from './events.ts';
import { rulesOfCourse, weightsSetting } from './service/weights.ts';
import { replaceActivityMetrics } from './store/activity-metrics.ts';
import { replaceHealth } from './store/health.ts';
import * as store from './store/metrics.ts';
import { listNamedActivities, replaceTopicMetrics } from './store/topics.ts';
import { topicsOf } from './topics/topic-names.ts';
import { computeMetrics } from './store/compute.ts';

export const recomputeKind = declareTask({
  name: 'metrics.recompute',
  queue: 'update_score',
  input: z.object({ courseId: z.int() }),
  key: ({ courseId }) => String(courseId),
});

/**
 * Recomputes the metrics of one course, and of nothing else, as of now. A burst of changes to the course collapses into
 * one recomputation, which reads the newest data.
 */
export async function recomputeCourse(courseId: number, run: TaskRun): Promise<void> {
  await run.complete(async () => {
    const dataVersion = await findDataVersion(courseId);
    if (dataVersion === undefined) return;
    await replaceAllMetrics(courseId, dataVersion);
    await announce(courseRecomputed, { courseId });
  });
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}

/** In a constant number of statements: students and course, activities, topics, and the rest of a head's figures. */
async function replaceAllMetrics(courseId: number, dataVersion: number): Promise<void> {
  const [at, rules] = [clock().now(), await rulesOfCourse(courseId)];
  await store.replaceMetrics(courseId, dataVersion, at, rules);
  await replaceActivityMetrics(courseId, at, rules, topicsOf(await listNamedActivities(courseId)));
  await replaceTopicMetrics(courseId, at, rules);
  await replaceHealth(courseId, at, clock().timeZone);
}

/** Asks for a recomputation of every course that time or a lost step has left behind. */
export async function sweepOutdatedCourses(run: TaskRun): Promise<void> {
  await run.complete(async () => {
    const now = clock().now();
    const outdated = await store.listOutdatedCourses(now, beginningOfDay(now, clock().timeZone));
    await enqueueMany(
      recomputeKind,
      outdated.map((courseId) => ({ courseId })),
      { lane: 'bulk' },
    );
  });
}

function beginningOfDay(instant: Date, timeZone: string): Date {
  const { year, month, day } = instantToZonedWallClock(instant, timeZone);
  return zonedWallClockToInstant({ year, month, day, hour: 0, minute: 0, second: 0 }, timeZone);
}

/** How overall % weighs completion and attendance at present. */
export function getWeights(): Promise<MetricWeights> {
  return getSetting(weightsSetting);
}

/** Sets the weights and asks for the recomputation of every course. */
export async function setWeights(actor: Actor, weights: MetricWeights): Promise<MetricWeights> {
  await transaction(async () => {
    await changeSetting(actor, weightsSetting, weights);
    const courses = await store.listComputedCourses();
    await enqueueMany(
      recomputeKind,
      courses.map((courseId) => ({ courseId })),
      { lane: 'bulk' },
    );
  });
  return weights;
}

/** Metrics of the courses the actor may read; those never computed are absent. */
export async function listMetricsOfCourses(actor: Actor): Promise<CourseMetric[]> {
  return store.listCourseMetrics(await listReadableCourseIds(actor));
}

/** Stored metrics of a course and its students; `course` is null before the first computation. */
export async function getMetricsOfCourse(actor: Actor, courseId: number): Promise<MetricsOfCourse> {
  await assertCourseReadable(actor, courseId);
  const stored = await store.findStampedMetric(courseId);
  if (!stored) return { course: null, students: [] };
  return { course: stored.metric, students: await listStudentsOfStamp(courseId, stored.stamp) };
}

/** Metrics of a course's students, which are replaced together with the course's: its stamp names them all. */
function listStudentsOfStamp(courseId: number, stamp: string): Promise<StudentCourseMetric[]> {
  return versioned({ key: ['metrics.students', courseId, stamp], ttlSeconds: 3600 }, async ({ doNotKeep }) => {
    if ((await store.findStampedMetric(courseId))?.stamp !== stamp) doNotKeep();
    return store.listStudentMetrics(courseId);
  });
}

/**
 * Stored metrics of one student in a course, beside the course's medians; without those when the actor may not see what
 * is said of so few together.
 *
 * @throws AppError student.not_found
 */
export async function getMetricsOfStudent(
  actor: Actor,
  courseId: number,
  studentId: number,
): Promise<MetricsOfStudent> {
  await assertStudentReadable(actor, courseId, studentId);
  const [course] = await store.listCourseMetrics([courseId]);
  const [metric] = await store.listStudentMetrics(courseId, studentId);
  const smallest = await findSuppression(actor, courseId);
  return {
    metric: metric ?? null,
    medians: smallest === undefined ? (course?.medians ?? null) : null,
    suppressed: smallest === undefined ? null : { smallestGroup: smallest },
    asOf: course?.asOf ?? null,
  };
}

/** Metrics of everyone in a course as of any moment, computed on the spot. */
export async function computeMetricsAsOf(courseId: number, at: Date): Promise<StudentCourseMetric[]> {
  return computeMetrics(courseId, at, await rulesOfCourse(courseId));
}

/** Metrics of everyone in a course that is over: in the grade, work that was never done counts as zero. */
export async function computeFinalMetrics(courseId: number, at: Date): Promise<StudentCourseMetric[]> {
  return computeMetrics(courseId, at, { ...(await rulesOfCourse(courseId)), overdueIsZero: true });
}
