import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import { type RiskPart, type RiskSettings, riskParts } from '#domains/risk/contract.ts';
import type { CourseNorms } from '#domains/risk/norms.ts';

export interface RiskScore {
  /** 0 (nothing speaks against the student) to 100. */
  score: number;
  /** Points of the score by part; they add up to it. */
  points: Record<RiskPart, number>;
}

/**
 * The risk score of a student: 100 × (1 − Π (1 − weight × part)), as if every part were a cause that alone, at its
 * worst, brings a failure with the probability of its weight (noisy or, Pearl 1988). The points of a part are its
 * share of the sum of the logarithms. Doing more, sooner, better or attending more never raises the score.
 */
export function riskScore(student: StudentCourseMetric, norms: CourseNorms, settings: RiskSettings): RiskScore {
  const { weights } = settings;
  const measures = measureParts(student, norms, settings);
  const score = 100 * (1 - riskParts.reduce((spared, part) => spared * (1 - weights[part] * measures[part]), 1));
  const shares = mapParts((part) => -Math.log1p(-weights[part] * measures[part]));
  const whole = riskParts.reduce((sum, part) => sum + shares[part], 0);
  return { score, points: mapParts((part) => (whole === 0 ? 0 : (score * shares[part]) / whole)) };
}

/** Each part from 0 (nothing wrong) to 1 (as wrong as it gets). The README of the domain gives the formulas. */
export function measureParts(
  student: StudentCourseMetric,
  norms: CourseNorms,
  settings: RiskSettings,
): Record<RiskPart, number> {
  const { medians } = norms;
  const left = workLeft(student, norms);
  return {
    overdue: doubtfulShare(student.overdue, student.due),
    completion: completionGap(student, norms, settings),
    attendance: student.attendancePct === null ? 0 : gap(student.attendancePct, attendanceTarget(norms, settings), 0),
    failures: Math.min(1, doubtfulShare(student.failed, student.done) / settings.failedShare),
    inactivity: silenceBeyondNormal(student, norms, settings) * left,
    lateness: doubtfulShare(student.late, student.due),
    pace: gap(student.paceRecent, medians.paceRecent ?? 0, settings.paceSpan) * left,
  };
}

/** Completion that can be expected of a student, in percent, by three measures; the highest counts. */
export interface CompletionTargets {
  /** What is due by now. */
  due: number;
  /** What the middle of the course has done. */
  median: number;
  /** A share of what the leading quarter has done: where half of the course does nothing, the median excuses it. */
  leaders: number;
}

export function completionTargets(
  student: StudentCourseMetric,
  norms: CourseNorms,
  { leadersShare }: RiskSettings,
): CompletionTargets {
  return {
    due: student.activities === 0 ? 0 : (100 * student.due) / student.activities,
    median: norms.medians.completionPct ?? 0,
    leaders: leadersShare * (norms.completionTop ?? 0),
  };
}

function completionGap(student: StudentCourseMetric, norms: CourseNorms, settings: RiskSettings): number {
  if (student.completionPct === null) return 0;
  const { due, median, leaders } = completionTargets(student, norms, settings);
  return gap(student.completionPct, Math.max(due, median, leaders), settings.completionSpan);
}

function attendanceTarget(norms: CourseNorms, settings: RiskSettings): number {
  return Math.max(norms.medians.attendancePct ?? 0, settings.attendanceTarget);
}

function silenceBeyondNormal(student: StudentCourseMetric, norms: CourseNorms, settings: RiskSettings): number {
  const days = silentDays(student, norms);
  const normal = Math.max(norms.medians.daysSinceLastActivity ?? 0, settings.calmDays);
  return Math.min(1, Math.max(0, days - normal) / settings.silentDays);
}

/**
 * Days since the last activity. Who never did anything has been silent for as long as anybody in the course;
 * who did something at an unknown time is not taken for silent.
 */
function silentDays(student: StudentCourseMetric, norms: CourseNorms): number {
  if (student.daysSinceLastActivity !== null) return student.daysSinceLastActivity;
  return isNeverActive(student) ? norms.longestSilence : 0;
}

/** Whether nothing at all is known to have been done. */
export function isNeverActive(student: StudentCourseMetric): boolean {
  return student.daysSinceLastActivity === null && student.done === 0 && student.attended === 0;
}

/** 1 for those at or below the median completion, falling to 0 for those who have done all: they may rest. */
function workLeft(student: StudentCourseMetric, norms: CourseNorms): number {
  const left = 100 - (student.completionPct ?? 0);
  return left <= 0 ? 0 : Math.min(1, left / (100 - (norms.medians.completionPct ?? 0)));
}

/** A share as if one more, without fault, were known: the first deadline or test alone proves little. */
function doubtfulShare(part: number, whole: number): number {
  return part / (whole + 1);
}

/** By how much the value stays behind the target, as a share of the target or of the span if that is larger. */
function gap(value: number, target: number, span: number): number {
  return Math.max(0, target - value) / Math.max(target, span);
}

/** One number for each part. */
export function mapParts(number: (part: RiskPart) => number): Record<RiskPart, number> {
  return {
    overdue: number('overdue'),
    completion: number('completion'),
    attendance: number('attendance'),
    failures: number('failures'),
    inactivity: number('inactivity'),
    lateness: number('lateness'),
    pace: number('pace'),
  };
}
