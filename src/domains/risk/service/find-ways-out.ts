import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { runtime } from '#kernel/runtime.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { findCourseMetric, listStudentMetrics, rulesOfCourse } from '#domains/metrics/index.ts';
import * as store from '../store/ways-out.ts';
import { type HelpfulAction, mostHelpful, promisingActions } from '../ways-out/common-action.ts';
import { type SearchedStudent, openWaysOut } from '../ways-out/find-ways-out.ts';
import { readCourse } from './assess.ts';

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
  const { recorded, models, settings, identified } = await readCourse(courseId);
  const at = new Date(judged.asOf);
  const { passPct } = await rulesOfCourse(courseId);
  const course = { students: identified(await listStudentMetrics(courseId)), recorded, at, passPct, models, settings };
  const opened = openWaysOut(course);
  const searched: SearchedStudent[] = [];
  for (const studentId of opened.isOver ? [] : opened.studentIds) {
    run.signal.throwIfAborted();
    // Others of this process shall not wait for a whole course.
    await setImmediate();
    const student = opened.of(studentId);
    if (student) searched.push(student);
  }
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
  });
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
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
