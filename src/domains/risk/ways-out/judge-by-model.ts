import { quantileWith } from '#kernel/quantile.ts';
import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import type { RiskSettings } from '#domains/risk/contract.ts';
import { type ChangedWork, type OpenedCourse, openStudent } from '#domains/risk/early-warning/changed-student.ts';
import { logOddsOf, probabilityOf } from '#domains/risk/early-warning/log-odds.ts';
import type { EarlyWarningModel } from '#domains/risk/early-warning/model.ts';
import { placeAttending } from '#domains/risk/judge-by-probability.ts';
import type { CourseNorms } from '#domains/risk/norms.ts';
import type { ZoneBounds } from '#domains/risk/zones.ts';
import type { Candidate } from './candidates.ts';
import { metricAfter } from './metric-after.ts';
import type { JudgeItems } from './search.ts';

/** What the students of a course that the model judges are judged by. */
export interface ModelStandards {
  readonly opened: OpenedCourse;
  readonly model: EarlyWarningModel;
  readonly norms: CourseNorms;
  readonly settings: RiskSettings;
  readonly bounds: ZoneBounds;
}

/** A student, and the completion of everybody else. */
export interface StudentAmong {
  /** Place in the opened course. */
  readonly index: number;
  readonly metric: StudentCourseMetric;
  /** Known ones, sorted. */
  readonly othersCompletion: Float64Array;
}

/**
 * Where a student stands once some of the candidates are done: to the digit what judging the whole course anew would say,
 * for the price of one student, since all else in the course stays as it is.
 */
export function judgeByModel(
  { opened, model, norms, settings, bounds }: ModelStandards,
  { index, metric, othersCompletion }: StudentAmong,
  candidates: readonly Candidate[],
): JudgeItems {
  const student = openStudent(opened, index);
  const changes = candidates.map(({ work }): ChangedWork => student.change(work));
  const { at } = opened.course;
  return (items) => {
    const row = student.row(items.flatMap((item) => changes[item] ?? []));
    const probability = probabilityOf(logOddsOf(model, row));
    const done = items.flatMap((item) => candidates[item] ?? []);
    const after = metricAfter(metric, done, at);
    const completionTop = quantileWith(othersCompletion, after.completionPct ?? Number.NaN, 0.75);
    const placed = placeAttending(after, 100 * probability, { norms: { ...norms, completionTop }, settings, bounds });
    return {
      zone: placed.zone,
      riskScore: placed.score,
      probability,
      distance: 100 * probability + 100 * overdueBeyondHalf(after),
    };
  };
}

/** How much more than half of the due work is overdue, as a share of it: above 0 a guard rail keeps the student out of zone A. */
export function overdueBeyondHalf({ overdue, due }: StudentCourseMetric): number {
  return due === 0 ? 0 : Math.max(0, 2 * overdue - due) / due;
}
