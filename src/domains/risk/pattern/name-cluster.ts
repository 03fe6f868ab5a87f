import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import { median } from '#kernel/quantile.ts';
import type { PatternName, Typical } from './contract.ts';

/** Of what is due: more than this is most of it, more than the second is some of it. */
const mostShare = 0.5;
const someShare = 0.2;
/** Of what is due or done: so much late, or below the pass mark, is a habit. */
const habitShare = 0.3;
/** Who has done less of everything than this hands nothing in to speak of; who has done as much as that is nearly through. */
const hardlyAnyPct = 10;
const nearlyAllPct = 90;
const halfPct = 50;
/** Three weeks without a sign are a stop where that is two more than is usual in the course. */
const stopDays = 21;
const beyondUsualDays = 14;
const daysOfWeek = 7;

type Members = readonly StudentCourseMetric[];

/** The medians of a cluster. */
export function typicalOf(members: Members): Typical {
  return {
    completionPct: middle(members, ({ completionPct }) => completionPct),
    overduePct: middle(members, ({ overdue, due }) => (due === 0 ? null : (100 * overdue) / due)),
    attendancePct: middle(members, ({ attendancePct }) => attendancePct),
    silentDays: middle(members, ({ daysSinceLastActivity }) => daysSinceLastActivity),
  };
}

/**
 * What a cluster is called: the first of these that its medians bear.
 *
 * @param usualSilence days without activity of the course's median student
 */
export function nameCluster(members: Members, usualSilence: number): PatternName {
  const typical = typicalOf(members);
  const completion = typical.completionPct ?? 0;
  const silent = typical.silentDays ?? 0;
  const attends = (typical.attendancePct ?? 0) >= halfPct;
  const isDue = typical.overduePct !== null;
  const overdue = (typical.overduePct ?? 0) / 100;
  const done = middle(members, (member) => member.done) ?? 0;
  const attended = middle(members, (member) => member.attended) ?? 0;
  const name = (code: Exclude<PatternName['code'], 'stopped'>): PatternName => ({ code, params: {} });

  if (done === 0 && attended === 0) return name('not_started');
  if (attends && completion < hardlyAnyPct && (!isDue || overdue > mostShare)) return name('attends_only');
  if (completion < nearlyAllPct && silent >= stopDays && silent >= usualSilence + beyondUsualDays)
    return { code: 'stopped', params: { weeks: Math.round(silent / daysOfWeek) } };
  if (overdue > mostShare) return name('mostly_undone');
  if (shareOf(members, ({ late, due }) => [late, due]) >= habitShare) return name('late');
  if (shareOf(members, (member) => [member.failed, member.done]) >= habitShare) return name('below_pass_mark');
  if (overdue > someShare) return name('partly_undone');
  if (isDue && typical.attendancePct !== null && !attends) return name('on_time_absent');
  if (completion >= nearlyAllPct) return name('nearly_finished');
  if (isDue) return name('on_time');
  return name(completion >= halfPct ? 'ahead' : 'beginning');
}

/** Null where the number is unknown of most. */
function middle(members: Members, number: (member: StudentCourseMetric) => number | null): number | null {
  const known = members.map(number).filter((value) => value !== null);
  return 2 * known.length < members.length ? null : median(known);
}

function shareOf(members: Members, parts: (member: StudentCourseMetric) => [part: number, whole: number]): number {
  return (
    middle(members, (member) => {
      const [part, whole] = parts(member);
      return whole === 0 ? null : part / whole;
    }) ?? 0
  );
}
