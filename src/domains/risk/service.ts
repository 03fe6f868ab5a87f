import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { versioned } from '#kernel/cached.ts';
import { AppError } from '#kernel/errors.ts';
import { parseInstant } from '#kernel/instant.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import type { DownloadFile } from '#kernel/table-file.ts';
import { announce } from '#kernel/tasks/announce-event.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue, enqueueMany } from '#kernel/tasks/enqueue.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { findCourseMetric, listStudentMetrics } from '#domains/metrics/index.ts';
import {
  assertCourseReadable,
  assertStudentReadable,
  findSuppression,
  listReadableCourseIds,
} from '#domains/roster/index.ts';
import type { CourseExportQuery } from './export/contract.ts';
import type { ZoneCounts, ZoneOfStudent, ZonesOfCourse } from './contract.ts';
import { courseAssessed } from './events.ts';
import { assess } from './service/assess.ts';
import { computeCourse } from './service/export-course.ts';
import { toExportFile } from './service/export-file.ts';
import { enqueueMissingWays, findWaysOutKind } from './service/find-ways-out.ts';
import { readEarlierZones, tellWhoIsWorse } from './service/tell-worse.ts';
import * as store from './store/zones.ts';
import { driftOf } from './pattern/drift.ts';
import { toldTo, zoneToStaff } from './told-to.ts';
import { toOneself } from './to-oneself.ts';
import { withoutOthers } from './without-others.ts';

/** Seconds. Zones belong to a run: another run, another value. */
const keptFor = 3600;

export const recomputeKind = declareTask({
  name: 'risk.recompute',
  queue: 'cluster',
  input: z.object({ courseId: z.int() }),
  key: ({ courseId }) => String(courseId),
});

/**
 * Judges a course anew from its stored metrics. The zones carry the version and moment of the metrics they were judged
 * by; a course that is gone, or was never computed, is left alone.
 */
export async function recomputeZones(courseId: number, run: TaskRun): Promise<void> {
  const metric = await findCourseMetric(courseId);
  if (!metric) return;
  const { dataVersion, asOf } = metric;
  const assessment = await assess(courseId, await listStudentMetrics(courseId), new Date(asOf));
  const drift = driftOf(await store.listPatternNames(courseId), assessment);
  await run.complete(async () => {
    const earlier = await readEarlierZones(courseId);
    await store.replaceZones(courseId, dataVersion, new Date(asOf), assessment, drift);
    await tellWhoIsWorse(courseId, earlier, { dataVersion, asOf: new Date(asOf), assessment });
    await enqueue(findWaysOutKind, { courseId, dataVersion, asOf });
    await announce(courseAssessed, { courseId });
  });
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}

/** Asks for zones where metrics have gone ahead of them, and for ways out where zones have. */
export async function sweepCoursesWithoutZones(run: TaskRun): Promise<void> {
  await run.complete(async () => {
    const courseIds = await store.listCoursesWithoutZones();
    await enqueueMany(
      recomputeKind,
      courseIds.map((courseId) => ({ courseId })),
      { lane: 'bulk' },
    );
    await enqueueMissingWays();
  });
}

/** Students per zone in each course the actor may read. */
export async function countZonesOfCourses(actor: Actor): Promise<ZoneCounts[]> {
  const courseIds = await listReadableCourseIds(actor);
  const runs = await store.listLatestRunIds(courseIds);
  const stamp = createHash('sha256').update(runs.join()).digest('base64url');
  return versioned({ key: ['risk.counts', stamp], ttlSeconds: keptFor }, async ({ doNotKeep }) => {
    if ((await store.listLatestRunIds(courseIds)).join() !== runs.join()) doNotKeep();
    return store.countZones(courseIds);
  });
}

/** How sound the groups of students are is for those who answer for it. @throws AppError course.not_found */
export async function getZonesOfCourse(actor: Actor, courseId: number): Promise<ZonesOfCourse> {
  await assertCourseReadable(actor, courseId);
  const { run, students } = await findZonesOfCourse(courseId);
  return { run: run && toldTo(actor, run), students };
}

async function findZonesOfCourse(courseId: number): Promise<ZonesOfCourse> {
  const [run] = await store.listLatestRunIds([courseId]);
  if (run === undefined) return { run: null, students: [] };
  return versioned({ key: ['risk.zones', courseId, run], ttlSeconds: keptFor }, async ({ doNotKeep }) => {
    const [current] = await store.listLatestRunIds([courseId]);
    if (current !== run) doNotKeep();
    return { run: (await store.findLatestRun(courseId)) ?? null, students: await store.listZones(courseId) };
  });
}

/**
 * Without figures of the others when the actor may not see them; to the student who is the actor without numbers of the
 * judgement, which call for somebody who explains them.
 *
 * @throws AppError student.not_found
 */
export async function getZoneOfStudent(actor: Actor, courseId: number, studentId: number): Promise<ZoneOfStudent> {
  await assertStudentReadable(actor, courseId, studentId);
  const [zone] = await store.listZones(courseId, studentId);
  const run = await store.findLatestRun(courseId);
  const isSuppressed = (await findSuppression(actor, courseId)) !== undefined;
  const told = zone && isSuppressed ? { ...zone, reasons: withoutOthers(zone.reasons) } : zone;
  const asOf = run?.asOf ?? null;
  if (actor.studentId === studentId) return { zone: told ? toOneself(told) : null, pattern: null, model: null, asOf };
  return zoneToStaff(told ?? null, run, asOf);
}

/**
 * The course as of a moment in a file.
 *
 * `asOf` is a moment as people write it (see parseInstant); default now.
 *
 * @throws AppError course.not_found, date.invalid
 */
export async function exportCourse(
  actor: Actor,
  courseId: number,
  { format, asOf, waysOut }: CourseExportQuery,
): Promise<DownloadFile> {
  await assertCourseReadable(actor, courseId);
  const at = asOf === undefined ? clock().now() : parseInstant(asOf, clock().timeZone);
  if (!at) throw new AppError('date.invalid', { value: asOf ?? '' });
  const file = await toExportFile(
    await computeCourse(courseId, at, { withWaysOut: waysOut === 'true' && format === 'json' }),
    format,
    actor.locale,
  );
  await recordAudit('course.exported', { courseId }, { format });
  return file;
}
