import type { Actor } from '#kernel/actor.ts';
import { clock } from '#kernel/runtime.ts';
import { assertCourseReadable, assertStudentReadable, getDataVersion } from '#domains/roster/index.ts';
import type { Activity, DeadlineList, HeatMap, StudentResults } from './contract.ts';
import * as store from './store/cells.ts';

/** Students × activities of a course as of now. @throws AppError course.not_found */
export async function getHeatMap(actor: Actor, courseId: number): Promise<HeatMap> {
  await assertCourseReadable(actor, courseId);
  const at = clock().now();
  return {
    asOf: at.toISOString(),
    dataVersion: await getDataVersion(courseId),
    activities: await store.listActivities(courseId),
    rows: await store.listHeatMapRows(courseId, at),
  };
}

/** @throws AppError course.not_found */
export async function listActivities(actor: Actor, courseId: number): Promise<Activity[]> {
  await assertCourseReadable(actor, courseId);
  return store.listActivities(courseId);
}

/** What is due, overdue and ahead in a course as of now. @throws AppError course.not_found */
export async function listDeadlines(actor: Actor, courseId: number): Promise<DeadlineList> {
  await assertCourseReadable(actor, courseId);
  const at = clock().now();
  return { asOf: at.toISOString(), items: await store.listDeadlines(courseId, at) };
}

/** Every activity of the course as one student has it now. @throws AppError student.not_found */
export async function getStudentResults(actor: Actor, courseId: number, studentId: number): Promise<StudentResults> {
  await assertStudentReadable(actor, courseId, studentId);
  const at = clock().now();
  return {
    asOf: at.toISOString(),
    dataVersion: await getDataVersion(courseId),
    items: await store.listResultsOfStudent(courseId, studentId, at),
  };
}
