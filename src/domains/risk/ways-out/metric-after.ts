import { paceDays, type StudentCourseMetric } from '#domains/metrics/contract.ts';
import type { Candidate } from './candidates.ts';

const day = 86_400_000;

/**
 * A student's metrics once these things are done at the moment. All that zones look at is as computing it from results would
 * give; the grade and overall %, at which they do not look, stay as they were.
 */
export function metricAfter(metric: StudentCourseMetric, done: readonly Candidate[], at: Date): StudentCourseMetric {
  if (done.length === 0) return metric;
  const more = (count: (candidate: Candidate) => number) => done.reduce((sum, candidate) => sum + count(candidate), 0);
  const after = {
    ...metric,
    done: metric.done + more(({ repair }) => Number(repair !== 'failed')),
    failed: metric.failed + more(({ fails, before }) => Number(fails) - Number(before.failed)),
    late: metric.late + more(({ work, before }) => Number(work.late) - Number(before.late)),
    overdue: metric.overdue - more(({ repair }) => Number(repair === 'overdue')),
    upcoming: metric.upcoming - more(({ repair, dueAt }) => Number(repair === 'open' && dueAt !== null)),
    lastActivityAt: at.toISOString(),
    daysSinceLastActivity: 0,
    paceRecent: metric.paceRecent + more(({ before }) => 1 - doneWithin(before.completedAt, at, 0)),
    paceBefore: metric.paceBefore - more(({ before }) => doneWithin(before.completedAt, at, paceDays)),
  };
  const { due, overdue, late, activities } = after;
  return {
    ...after,
    completionPct: activities === 0 ? null : (100 * after.done) / activities,
    onTimePct: due === 0 ? null : (100 * (due - overdue - late)) / due,
  };
}

/** 1 when it was done in the days of pace that ended so many days ago. */
function doneWithin(completedAt: Date | null, at: Date, daysAgo: number): number {
  if (completedAt === null) return 0;
  const days = (at.getTime() - completedAt.getTime()) / day;
  return Number(days >= daysAgo && days < daysAgo + paceDays);
}
