import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import { type Reason, type RiskPart, type RiskSettings, riskParts } from '#domains/risk/contract.ts';
import type { CourseNorms } from '#domains/risk/norms.ts';
import { completionTargets, isNeverActive } from '#domains/risk/score.ts';

/** A student and what the score measured him against. */
export interface Judged {
  student: StudentCourseMetric;
  norms: CourseNorms;
  settings: RiskSettings;
}

type WhyBad = (judged: Judged, contribution: number) => Reason;

/** The one reason of a student of whom nothing can be said yet. */
export const notEnoughData: Reason = { code: 'not_enough_data', params: {}, contribution: 0 };

/**
 * What speaks against a student: one reason per part with points, largest first.
 * @param points of the score by part; they become the contributions
 */
export function reasonsAgainst(judged: Judged, points: Record<RiskPart, number>): Reason[] {
  return riskParts
    .filter((part) => points[part] > 0)
    .map((part) => whyBad[part](judged, points[part]))
    .sort((a, b) => b.contribution - a.contribution);
}

/** What speaks for a student; it explains zone A and adds nothing to the score. */
export function reasonsFor(student: StudentCourseMetric, { medians }: CourseNorms): Reason[] {
  const { due, overdue } = student;
  const completion = notBelow(student.completionPct, medians.completionPct);
  const attendance = notBelow(student.attendancePct, medians.attendancePct);
  const reasons: Reason[] = [];
  if (due > 0 && overdue === 0) reasons.push({ code: 'nothing_overdue', params: { due }, contribution: 0 });
  if (completion) reasons.push({ code: 'completion_good', params: completion, contribution: 0 });
  if (attendance) reasons.push({ code: 'attendance_good', params: attendance, contribution: 0 });
  return reasons.length > 0 ? reasons : [{ code: 'on_track', params: {}, contribution: 0 }];
}

function notBelow(pct: number | null, median: number | null): { pct: number; median: number } | null {
  return pct !== null && median !== null && pct > 0 && pct >= median ? { pct, median } : null;
}

export function lowAttendanceReason(
  student: StudentCourseMetric,
  { medians }: CourseNorms,
  contribution: number,
): Reason {
  const missed = student.lessonsMarked - student.attended;
  const params = { pct: student.attendancePct ?? 0, median: medians.attendancePct ?? 0, missed };
  return { code: 'attendance_low', params, contribution };
}

/** A part has points only where its numbers exist: what is null here counts as 0. */
const whyBad: Record<RiskPart, WhyBad> = {
  overdue({ student: { overdue, due } }, contribution) {
    return { code: 'overdue_share', params: { overdue, due }, contribution };
  },

  completion({ student, norms, settings }, contribution) {
    const pct = student.completionPct ?? 0;
    const { due, median, leaders } = completionTargets(student, norms, settings);
    if (due > Math.max(median, leaders))
      return { code: 'completion_behind', params: { pct, expected: due }, contribution };
    if (median >= leaders) return { code: 'completion_low', params: { pct, median }, contribution };
    return { code: 'completion_below_leaders', params: { pct, leaders: norms.completionTop ?? 0 }, contribution };
  },

  attendance: ({ student, norms }, contribution) => lowAttendanceReason(student, norms, contribution),

  failures({ student: { failed, done } }, contribution) {
    return { code: 'failed_tests', params: { count: failed, done }, contribution };
  },

  inactivity({ student, norms: { medians } }, contribution) {
    const median = medians.daysSinceLastActivity ?? 0;
    if (isNeverActive(student)) return { code: 'never_active', params: { median }, contribution };
    return { code: 'inactive', params: { days: student.daysSinceLastActivity ?? 0, median }, contribution };
  },

  lateness({ student: { late, due } }, contribution) {
    return { code: 'on_time_low', params: { late, due }, contribution };
  },

  pace({ student: { paceRecent, paceBefore }, norms: { medians } }, contribution) {
    return paceBefore > paceRecent
      ? { code: 'pace_dropped', params: { recent: paceRecent, before: paceBefore }, contribution }
      : { code: 'pace_low', params: { recent: paceRecent, median: medians.paceRecent ?? 0 }, contribution };
  },
};
