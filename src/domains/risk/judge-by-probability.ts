import type { Reason, RiskSettings } from '#domains/risk/contract.ts';
import type { JudgedStudent } from '#domains/risk/explained-course.ts';
import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import type { CourseWarnings, EarlyWarning } from '#domains/risk/early-warning/early-warnings.ts';
import type { CourseEvidence } from '#domains/risk/early-warning/evidence.ts';
import { warningReasons } from '#domains/risk/early-warning/warning-reasons.ts';
import type { CourseNorms } from '#domains/risk/norms.ts';
import { lowAttendanceReason } from '#domains/risk/reasons.ts';
import { measureParts } from '#domains/risk/score.ts';
import { type Placed, type ZoneBounds, place } from '#domains/risk/zones.ts';

/** What all students of the course are judged by. */
export interface ProbabilityStandards {
  norms: CourseNorms;
  settings: RiskSettings;
  /** Of scores: 100 × the probabilities at which the zones begin. */
  bounds: ZoneBounds;
  warnings: CourseWarnings;
  evidence: CourseEvidence;
}

/**
 * The zone, score and reasons of a student with a probability. The score is 100 × probability, moved by guard rails to the
 * nearest of zone B; the reasons add up to its distance from 100 × the median student's probability.
 */
export function judgeByProbability(
  metric: StudentCourseMetric,
  warning: EarlyWarning,
  standards: ProbabilityStandards,
): JudgedStudent {
  const { norms, bounds, warnings, evidence } = standards;
  const probability = warning.probability ?? 0;
  const placed = placeAttending(metric, 100 * probability, standards);
  const told: Reason[] = warningReasons(warning, warnings, evidence);
  const railed = withGuardRail(told, metric, placed, placed.score - 100 * probability, norms);
  return {
    studentId: metric.studentId,
    zone: placed.zone,
    riskScore: placed.score,
    probability,
    judgedBy: 'probability',
    reasons: inOrder(railed, placed, 100 * (warnings.medianProbability ?? 0) >= bounds.B, warnings),
    cluster: null,
    guardRail: placed.guardRail,
  };
}

/** The guard rails of all scores, and one more: who clearly misses lessons, of which the model knows nothing, is not in A. */
export function placeAttending(
  metric: StudentCourseMetric,
  score: number,
  { norms, settings, bounds }: Pick<ProbabilityStandards, 'norms' | 'settings' | 'bounds'>,
): Placed {
  const placed = place(metric, score, bounds, norms.completionTop);
  const { part, missed } = settings.lowAttendance;
  const isLow =
    metric.lessonsMarked - metric.attended >= missed && measureParts(metric, norms, settings).attendance >= part;
  return placed.zone === 'A' && isLow ? { score: bounds.B, zone: 'B', guardRail: 'low_attendance' } : placed;
}

/** What a guard rail has added to the score, or taken off, is told by what it looks at. */
function withGuardRail(
  reasons: readonly Reason[],
  metric: StudentCourseMetric,
  { guardRail }: Placed,
  contribution: number,
  norms: CourseNorms,
): Reason[] {
  switch (guardRail) {
    case null:
      return [...reasons];
    case 'low_attendance':
      return [...reasons, lowAttendanceReason(metric, norms, contribution)];
    case 'mostly_overdue': {
      // More than half is overdue, whatever the others do: beside their median it might look like little.
      const beside = reasons.filter(({ code }) => code === 'overdue_beside');
      const points = beside.reduce((sum, reason) => sum + reason.contribution, contribution);
      const { overdue, due } = metric;
      return [
        ...reasons.filter((reason) => !beside.includes(reason)),
        { code: 'overdue_share', params: { overdue, due }, contribution: points },
      ];
    }
    case 'nothing_overdue':
      return [...reasons, { code: 'nothing_overdue', params: { due: metric.due }, contribution }];
  }
}

/**
 * What explains the zone first. Where the median student is not in zone A the whole course is in trouble: that explains B and
 * C, too, but tells the students apart no more than what is told last.
 */
function inOrder(
  reasons: readonly Reason[],
  { zone }: Placed,
  isCourseInTrouble: boolean,
  { medianProbability }: CourseWarnings,
): Reason[] {
  const sign = zone === 'A' ? 1 : -1;
  const told = reasons
    .filter(({ code }) => code !== 'other_signs')
    .toSorted((a, b) => sign * (a.contribution - b.contribution));
  const trouble: Reason[] =
    isCourseInTrouble && zone !== 'A'
      ? [{ code: 'course_in_trouble', params: { median: 100 * (medianProbability ?? 0) }, contribution: 0 }]
      : [];
  const all = [...told, ...trouble, ...reasons.filter(({ code }) => code === 'other_signs')];
  // Exactly the median student, of a course that is in no trouble.
  return all.length > 0 ? all : [{ code: 'on_track', params: {}, contribution: 0 }];
}
