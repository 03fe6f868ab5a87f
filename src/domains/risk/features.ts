import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import type { RiskPart, RiskSettings } from '#domains/risk/contract.ts';
import { quantile } from '#kernel/quantile.ts';

/** A number the students of a course are told apart by; more is worse. */
interface Feature {
  name: string;
  /** The part of the score it belongs to: differences count as much as they matter for the risk. */
  part: RiskPart;
  /** Null when the student does not have it. */
  value(student: StudentCourseMetric): number | null;
  /** A spread below this is no difference worth stretching, in the feature's own unit. */
  leastSpread: number;
}

const features: readonly Feature[] = [
  { name: 'overduePct', part: 'overdue', value: (student) => percent(student.overdue, student.due), leastSpread: 10 },
  { name: 'notDonePct', part: 'completion', value: (student) => below100(student.completionPct), leastSpread: 10 },
  { name: 'missedPct', part: 'attendance', value: (student) => below100(student.attendancePct), leastSpread: 10 },
  { name: 'failedPct', part: 'failures', value: (student) => percent(student.failed, student.done), leastSpread: 10 },
  { name: 'silentDays', part: 'inactivity', value: (student) => student.daysSinceLastActivity, leastSpread: 7 },
  { name: 'notOnTimePct', part: 'lateness', value: (student) => below100(student.onTimePct), leastSpread: 10 },
  { name: 'paceRecent', part: 'pace', value: (student) => -student.paceRecent, leastSpread: 1 },
];

/** Further than this many spreads from the median does not count: one student shall not be a cluster. */
const clip = 2;

export interface ScaledFeatures {
  /** Those in which the students differ. */
  names: string[];
  /** One row per student, in the given order, one column per name. */
  rows: number[][];
}

/**
 * The features of the students, each as its distance from the course's median in interquartile ranges (Huber 1981:
 * both hold when a quarter of the students is far out), clipped, then weighted. A constant feature is left out;
 * who lacks one stands at its median.
 */
export function scaledFeatures(
  students: readonly StudentCourseMetric[],
  weights: RiskSettings['weights'],
): ScaledFeatures {
  const columns = features.map((feature) => ({
    name: feature.name,
    values: scaledColumn(feature, students).map((value) => value * weights[feature.part]),
  }));
  const used = columns.filter(({ values }) => values.some((value) => value !== values[0]));
  return {
    names: used.map(({ name }) => name),
    rows: students.map((_, index) => used.map(({ values }) => values[index] ?? 0)),
  };
}

function scaledColumn(feature: Feature, students: readonly StudentCourseMetric[]): number[] {
  const raw = students.map((student) => feature.value(student));
  const known = raw.filter((value) => value !== null);
  const middle = quantile(known, 0.5) ?? 0;
  const spread = Math.max((quantile(known, 0.75) ?? 0) - (quantile(known, 0.25) ?? 0), feature.leastSpread);
  return raw.map((value) => (value === null ? 0 : Math.min(clip, Math.max(-clip, (value - middle) / spread))));
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

function below100(pct: number | null): number | null {
  return pct === null ? null : 100 - pct;
}
