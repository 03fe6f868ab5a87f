import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { clock } from '#kernel/runtime.ts';
import { toCsvFile, toJsonFile, toXlsxFile, type Cell, type DownloadFile } from '#kernel/table-file.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { listCellsOfActivity } from '#domains/gradebook/index.ts';
import { assertCourseReadable, listStudentsOfCourse } from '#domains/roster/index.ts';
import type { ActivityCells, ActivityMetric, ActivityMetricList } from '../difficulty/contract.ts';
import { hardness, isFew } from '../difficulty/difficulty.ts';
import { listActivityMetrics, type StoredActivityMetric } from '../store/activity-metrics.ts';
import { findCourseMetric } from '../store/metrics.ts';
import { rulesOfCourse } from './weights.ts';

const concluded = (metric: StoredActivityMetric, fewResults: number): ActivityMetric => ({
  ...metric,
  hardness: hardness(metric),
  isFew: isFew(metric, fewResults),
});

/** What the results of each activity of a course say of it. Who may know it is the caller's to check. */
export async function listActivityFindings(courseId: number): Promise<ActivityMetric[]> {
  const { fewResults } = await rulesOfCourse(courseId);
  return (await listActivityMetrics(courseId)).map((metric) => concluded(metric, fewResults));
}

/** What the results of each activity say of it, as of the last recomputation. @throws AppError course.not_found */
export async function getActivityMetrics(actor: Actor, courseId: number): Promise<ActivityMetricList> {
  await assertCourseReadable(actor, courseId);
  const { fewResults } = await rulesOfCourse(courseId);
  const course = await findCourseMetric(courseId);
  const items = await listActivityMetrics(courseId);
  return { asOf: course?.asOf ?? null, fewResults, items: items.map((metric) => concluded(metric, fewResults)) };
}

/** The cells that an activity's numbers come from, as of now. @throws AppError course.not_found, activity.not_found */
export async function getActivityCells(actor: Actor, courseId: number, activityId: number): Promise<ActivityCells> {
  await assertCourseReadable(actor, courseId);
  const { fewResults } = await rulesOfCourse(courseId);
  const [metric] = await listActivityMetrics(courseId, activityId);
  if (!metric) throw new AppError('activity.not_found');
  const at = clock().now();
  const cells = new Map((await listCellsOfActivity(courseId, activityId, at)).map((cell) => [cell.studentId, cell]));
  const students = await listStudentsOfCourse(courseId);
  return {
    asOf: at.toISOString(),
    activity: concluded(metric, fewResults),
    fewResults,
    items: students.flatMap(({ id, externalId, name, group }) => {
      const cell = cells.get(id);
      return cell ? [{ ...cell, externalId, name, group }] : [];
    }),
  };
}

/** The same in a file. @throws AppError course.not_found, activity.not_found */
export async function exportActivity(
  actor: Actor,
  courseId: number,
  activityId: number,
  format: 'csv' | 'xlsx' | 'json',
): Promise<DownloadFile> {
  const { items, activity, asOf } = await getActivityCells(actor, courseId, activityId);
  await recordAudit('course.exported', { courseId }, { format });
  const name = `activity-${String(activityId)}-${asOf.slice(0, 10)}`;
  if (format === 'json') return toJsonFile(name, { activity, asOf, students: items });
  const header = ['externalId', 'name', 'group', 'state', 'score', 'maxPoints', 'dueAt', 'completedAt'];
  const rows = items.map(({ externalId, name: student, group, state, score, dueAt, completedAt }): Cell[] => [
    ...[externalId, student, group, state, score, activity.maxPoints, dueAt, completedAt],
  ]);
  if (format === 'csv') return toCsvFile(name, [header, ...rows]);
  return toXlsxFile(name, [{ name: 'students', rows: [header, ...rows] }]);
}
