import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { runtime } from '#kernel/runtime.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { announce } from '#kernel/tasks/announce-event.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { listActivities } from '#domains/gradebook/index.ts';
import { findCourseMetric, listStudentMetrics, rulesOfCourse } from '#domains/metrics/index.ts';
import { waysFound } from '../events.ts';
import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import * as store from '../store/ways-out.ts';
import { type HelpfulAction, mostHelpful, promisingActions } from '../ways-out/common-action.ts';
import { type CourseToLeave, type OpenedWays, type SearchedStudent, openWaysOut } from '../ways-out/find-ways-out.ts';
import type { ExportedWays } from '../ways-out/contract.ts';
import { readCourse } from './assess.ts';
import { nameSteps, stateOf } from './ways-out.ts';

/** Behind everything for which somebody waits, and on workers of its own: a large course takes half a minute (ADR 0025). */
export const findWaysOutKind = declareTask({
  name: 'risk.find_ways_out',
  queue: 'upkeep',
  lane: 'bulk',
  input: z.object({ courseId: z.int(), dataVersion: z.int(), asOf: z.iso.datetime() }),
  key: ({ courseId }) => String(courseId),
});

/** The zones for which ways out are to be found. */
interface Judged {
  readonly courseId: number;
  readonly dataVersion: number;
  readonly asOf: string;
}

/**
 * Finds what leads each student of zone B or C out of it, and what helps the most of them, as the zones were judged. Where
 * data or zones have changed meanwhile it leaves that to the task that follows them.
 */
export async function findWaysOutOfCourse(judged: Judged, run: TaskRun): Promise<void> {
  const { courseId } = judged;
  const metric = await findCourseMetric(courseId);
  if (!metric || !isSame(judged, metric) || !(await isCurrent(judged))) return;
  const at = new Date(judged.asOf);
  const course = await readCourseToLeave(courseId, await listStudentMetrics(courseId), at);
  const opened = openWaysOut(course);
  const searched = await searchStudents(opened, run.signal);
  const actions: HelpfulAction[] = [];
  for (const judge of promisingActions(course, opened, searched)) {
    await setImmediate();
    actions.push(judge());
  }
  const common = mostHelpful(actions);
  const waysOf = new Map(searched.map(({ studentId, ways }) => [studentId, ways]));
  await run.complete(async () => {
    if (!(await isCurrent(judged))) return;
    await store.replaceWaysOut(courseId, {
      dataVersion: judged.dataVersion,
      asOf: at,
      isOver: opened.isOver,
      action: common?.action ?? null,
      students: opened.studentIds.map((studentId) => ({
        studentId,
        ways: waysOf.get(studentId) ?? null,
        zoneByAction: common?.moved.get(studentId) ?? null,
      })),
    });
    await announce(waysFound, { courseId });
  });
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}

async function readCourseToLeave(
  courseId: number,
  metrics: readonly StudentCourseMetric[],
  at: Date,
): Promise<CourseToLeave> {
  const { recorded, models, settings, identified } = await readCourse(courseId);
  const { passPct } = await rulesOfCourse(courseId);
  return { students: identified(metrics), recorded, at, passPct, models, settings };
}

/** What leads each student of a course to a better zone, or why nothing does, as of any moment; stores nothing. */
export async function findWaysAsOf(
  courseId: number,
  metrics: readonly StudentCourseMetric[],
  at: Date,
): Promise<Map<number, ExportedWays>> {
  const opened = openWaysOut(await readCourseToLeave(courseId, metrics, at));
  const searched = new Map((await searchStudents(opened)).map(({ studentId, ways }) => [studentId, ways]));
  const activities = await listActivities(courseId);
  return new Map(
    metrics.map(({ studentId }) => {
      const ways = searched.get(studentId) ?? null;
      const state = stateOf({ zone: opened.zones.get(studentId) ?? null }, opened, ways);
      const told: ExportedWays = {
        state,
        usual: ways?.usual ?? null,
        ways: ways?.ways.map((way) => nameSteps(way, activities)) ?? [],
        nearest: ways?.nearest ? nameSteps(ways.nearest, activities) : null,
      };
      return [studentId, told];
    }),
  );
}

/** The ways of everybody for whom there is something to look for. */
async function searchStudents(opened: OpenedWays, signal?: AbortSignal): Promise<SearchedStudent[]> {
  const searched: SearchedStudent[] = [];
  for (const studentId of opened.isOver ? [] : opened.studentIds) {
    signal?.throwIfAborted();
    // Others of this process shall not wait for a whole course.
    await setImmediate();
    const student = opened.of(studentId);
    if (student) searched.push(student);
  }
  return searched;
}

async function isCurrent(judged: Judged): Promise<boolean> {
  const newest = await store.findJudged(judged.courseId);
  return newest !== undefined && isSame(judged, { ...newest, asOf: newest.asOf.toISOString() });
}

function isSame(one: Omit<Judged, 'courseId'>, other: Omit<Judged, 'courseId'>): boolean {
  return one.dataVersion === other.dataVersion && one.asOf === other.asOf;
}

/** Asks for the ways out of every course whose zones have gone ahead of them. */
export async function enqueueMissingWays(): Promise<void> {
  const courses = await store.listCoursesWithoutWays();
  await enqueueMany(
    findWaysOutKind,
    courses.map((course) => ({ ...course, asOf: course.asOf.toISOString() })),
  );
}
