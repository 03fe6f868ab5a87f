import type { Actor } from '#kernel/actor.ts';
import { clock } from '#kernel/runtime.ts';
import { assertStudentReadable, getDataVersion, getReadableVersion } from '#domains/roster/index.ts';
import type { Activity, DeadlineList, HeatMap, StudentResults } from './contract.ts';
import { ofVersion } from './service/of-version.ts';
import * as store from './store/cells.ts';

/** Students × activities of a course as of now. @throws AppError course.not_found */
export async function getHeatMap(actor: Actor, courseId: number): Promise<HeatMap> {
  const dataVersion = await getReadableVersion(actor, courseId);
  const at = clock().now();
  const { activities, rows } = await ofVersion('heat_map', courseId, dataVersion, at, async () => {
    const activities = await store.listActivities(courseId);
    const ids = activities.map(({ id }) => id);
    return { activities, rows: await store.listHeatMapRows(courseId, ids, at) };
  });
  return { asOf: at.toISOString(), dataVersion, activities, rows };
}

/** @throws AppError course.not_found */
export async function listActivities(actor: Actor, courseId: number): Promise<Activity[]> {
  const version = await getReadableVersion(actor, courseId);
  return ofVersion('activities', courseId, version, clock().now(), () => store.listActivities(courseId));
}

/** What is due, overdue and ahead in a course as of now. @throws AppError course.not_found */
export async function listDeadlines(actor: Actor, courseId: number): Promise<DeadlineList> {
  const version = await getReadableVersion(actor, courseId);
  const at = clock().now();
  const items = await ofVersion('deadlines', courseId, version, at, () => store.listDeadlines(courseId, at));
  return { asOf: at.toISOString(), items };
}

/** Every activity of the course as one student has it now. @throws AppError student.not_found */
export async function getStudentResults(actor: Actor, courseId: number, studentId: number): Promise<StudentResults> {
  await assertStudentReadable(actor, courseId, studentId);
  const dataVersion = await getDataVersion(courseId);
  const at = clock().now();
  const items = await ofVersion(`results of ${studentId}`, courseId, dataVersion, at, () =>
    store.listResultsOfStudent(courseId, studentId, at),
  );
  return { asOf: at.toISOString(), dataVersion, items };
}
