import { z } from 'zod';
import { transaction } from '#kernel/database/transaction.ts';
import { clock, log, runtime } from '#kernel/runtime.ts';
import { getSetting } from '#kernel/settings.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { listRunFigures } from '#domains/risk/index.ts';
import { keptRuns } from '#domains/risk/pattern/contract.ts';
import { causesOf } from '../causes.ts';
import * as store from '../store/alerts.ts';
import { thresholdsSetting } from './settings.ts';

/** Courses of one statement. */
const atOnce = 200;
const endedAlertDays = 366;

export const watchKind = declareTask({
  name: 'clustering_quality.watch',
  queue: 'upkeep',
  lane: 'bulk',
  input: z.object({}),
  key: () => 'all',
});

/** Raises and ends alerts of the courses that have been judged anew, and ends those whose days are over. */
export async function watchCourses(run: TaskRun): Promise<void> {
  const thresholds = await getSetting(thresholdsSetting);
  const now = clock().now();
  const courseIds = await store.listCoursesToWatch();
  for (let from = 0; from < courseIds.length; from += atOnce) {
    run.signal.throwIfAborted();
    const runs = await listRunFigures(courseIds.slice(from, from + atOnce), keptRuns);
    const courses = [...Map.groupBy(runs, ({ courseId }) => courseId)].map(([courseId, own]) => ({
      courseId,
      runId: own.at(-1)?.runId ?? 0,
      causes: causesOf(own, thresholds, now),
    }));
    const changed = await transaction(() => store.keepAlerts(courses, now));
    for (const courseId of changed) runtime().events.publish({ topic: 'course', id: courseId, courseId });
    if (changed.length > 0) log().info({ courses: changed.length }, 'alerts of groups of students raised or ended');
  }
  await store.removeEndedAlerts(new Date(now.getTime() - endedAlertDays * 86_400_000));
}
