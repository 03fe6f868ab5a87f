import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { findCourseMetric, listStudentMetrics } from '#domains/metrics/index.ts';
import { openBothJudges, type UsableModel } from '#domains/risk/index.ts';
import { zoneNames } from '../contract.ts';
import { listCourseIds } from '../store/courses.ts';
import { isRunning } from './course-endings.ts';

/**
 * How many students of running courses are in which zone by one model and by the other, as of the last computation of each
 * course: `counts[one][other]` in the order of the zones. Who has no zone is not counted. A constant number of statements
 * for each course, which is read once for both.
 *
 * @param tell begins to tell how far it is, in courses
 */
export async function compareZones(
  one: UsableModel,
  other: UsableModel,
  run: TaskRun,
  tell: (step: string, total: number) => (done: number) => void,
): Promise<number[][]> {
  const counts = zoneNames.map(() => zoneNames.map(() => 0));
  const courseIds = await listCourseIds();
  const report = tell('comparing', courseIds.length);
  for (const [index, courseId] of courseIds.entries()) {
    run.signal.throwIfAborted();
    report(index);
    const metric = await findCourseMetric(courseId);
    if (!metric || !(await isRunning(courseId))) continue;
    const [metrics, at] = [await listStudentMetrics(courseId), new Date(metric.asOf)];
    const [judge, judgeLater] = await openBothJudges(courseId, one, other);
    const zoneOf = new Map(judgeLater(metrics, at).map(({ studentId, zone }) => [studentId, zone]));
    for (const { studentId, zone } of judge(metrics, at)) {
      const then = zoneOf.get(studentId) ?? null;
      const row = zone === null ? undefined : counts[zoneNames.indexOf(zone)];
      if (row && then !== null) row[zoneNames.indexOf(then)] = (row[zoneNames.indexOf(then)] ?? 0) + 1;
    }
  }
  return counts;
}
