import type { Actor } from '#kernel/actor.ts';
import { versioned } from '#kernel/cached.ts';
import { clock } from '#kernel/runtime.ts';
import { assertStudentReadable, getDataVersion, getReadableVersion } from '#domains/roster/index.ts';
import type { Activity, DeadlineList, HeatMap, StudentResults } from './contract.ts';
import * as store from './store/cells.ts';

/**
 * Answers as of now may be this old (s) while the data is the same: a deadline that passes shows so much later. Each
 * tells the moment it is of.
 */
const freshFor = 30;

/** Students × activities of a course as of now. @throws AppError course.not_found */
export async function getHeatMap(actor: Actor, courseId: number): Promise<HeatMap> {
  const version = await getReadableVersion(actor, courseId);
  return ofVersion('heat_map', courseId, version, async (at) => ({
    asOf: at.toISOString(),
    dataVersion: version,
    activities: await store.listActivities(courseId),
    rows: await store.listHeatMapRows(courseId, at),
  }));
}

/** @throws AppError course.not_found */
export async function listActivities(actor: Actor, courseId: number): Promise<Activity[]> {
  const version = await getReadableVersion(actor, courseId);
  return ofVersion('activities', courseId, version, () => store.listActivities(courseId));
}

/** What is due, overdue and ahead in a course as of now. @throws AppError course.not_found */
export async function listDeadlines(actor: Actor, courseId: number): Promise<DeadlineList> {
  const version = await getReadableVersion(actor, courseId);
  return ofVersion('deadlines', courseId, version, async (at) => ({
    asOf: at.toISOString(),
    items: await store.listDeadlines(courseId, at),
  }));
}

/** Every activity of the course as one student has it now. @throws AppError student.not_found */
export async function getStudentResults(actor: Actor, courseId: number, studentId: number): Promise<StudentResults> {
  await assertStudentReadable(actor, courseId, studentId);
  const dataVersion = await getDataVersion(courseId);
  return ofVersion(`results of ${studentId}`, courseId, dataVersion, async (at) => ({
    asOf: at.toISOString(),
    dataVersion,
    items: await store.listResultsOfStudent(courseId, studentId, at),
  }));
}

/** What was computed of this version of the course in the last half minute, else computed as of now. */
function ofVersion<T>(
  what: string,
  courseId: number,
  dataVersion: number,
  compute: (at: Date) => Promise<T>,
): Promise<T> {
  const at = clock().now();
  const interval = Math.floor(at.getTime() / (freshFor * 1000));
  const key = [`gradebook.${what}`, courseId, dataVersion, interval];
  return versioned({ key, ttlSeconds: freshFor }, async ({ doNotKeep }) => {
    // A replica that lags behind, or an import that was committed meanwhile: it would be kept under the wrong version.
    if ((await getDataVersion(courseId)) !== dataVersion) doNotKeep();
    return compute(at);
  });
}
