import { runtime } from '#kernel/runtime.ts';
import { AppError } from '#kernel/errors.ts';
import { computeMetricsAsOf } from '#domains/metrics/index.ts';
import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import { findCourse, listStudentsOfCourse } from '#domains/roster/index.ts';
import type { Reason, StudentRisk } from '../contract.ts';
import type { CourseExport } from '../export/contract.ts';
import { findWaysAsOf } from './find-ways-out.ts';
import { assess } from './assess.ts';

/** A student of an export with its reasons as they are judged, contributions included. */
export type ExportedStudent = Omit<CourseExport['students'][number], 'reasons'> & { reasons: Reason[] };
export type ComputedCourse = Omit<CourseExport, 'students'> & { students: ExportedStudent[] };

/**
 * Metrics, zones and reasons of a course as of any moment, computed on the spot from results; nothing is stored. Who may
 * see it is the caller's to check.
 *
 * @param at default: now
 * @param options.withWaysOut with what leads each student to a better zone: of 700 students that takes several seconds
 * @throws AppError course.not_found
 */
export async function computeCourse(
  courseId: number,
  at: Date = runtime().clock.now(),
  { withWaysOut = false }: { readonly withWaysOut?: boolean } = {},
): Promise<ComputedCourse> {
  const course = await findCourse(courseId);
  if (!course) throw new AppError('course.not_found');
  const metrics = await computeMetricsAsOf(courseId, at);
  const { students: risks } = await assess(courseId, metrics, at);
  const metricOf = new Map(metrics.map((metric) => [metric.studentId, metric]));
  const riskOf = new Map(risks.map((risk) => [risk.studentId, risk]));
  const waysOf = withWaysOut ? await findWaysAsOf(courseId, metrics, at) : undefined;
  const people = await listStudentsOfCourse(courseId);
  const sum = (pick: (metric: StudentCourseMetric) => number): number =>
    metrics.reduce((total, metric) => total + pick(metric), 0);
  return {
    course: { id: course.id, name: course.name },
    asOf: at.toISOString(),
    dataVersion: course.dataVersion,
    totals: {
      students: course.students,
      activities: course.activities,
      lessons: course.lessons,
      done: sum((metric) => metric.done),
      failed: sum((metric) => metric.failed),
      late: sum((metric) => metric.late),
      overdue: sum((metric) => metric.overdue),
      due: sum((metric) => metric.due),
      attended: sum((metric) => metric.attended),
    },
    means: {
      completionPct: mean(metrics.map((metric) => metric.completionPct)),
      attendancePct: mean(metrics.map((metric) => metric.attendancePct)),
    },
    students: people.flatMap(({ id, externalId }) => {
      const metric = metricOf.get(id);
      const risk = riskOf.get(id);
      const waysOut = waysOf?.get(id);
      return metric && risk ? [{ ...toExportedStudent(externalId, metric, risk), ...(waysOut && { waysOut }) }] : [];
    }),
  };
}

function toExportedStudent(externalId: string, metric: StudentCourseMetric, risk: StudentRisk): ExportedStudent {
  return {
    id: metric.studentId,
    externalId,
    done: metric.done,
    failed: metric.failed,
    late: metric.late,
    overdue: metric.overdue,
    due: metric.due,
    attended: metric.attended,
    lessonsHeld: metric.lessonsHeld,
    completionPct: metric.completionPct,
    attendancePct: metric.attendancePct,
    overallPct: metric.overallPct,
    zone: risk.zone,
    riskScore: risk.riskScore,
    probability: risk.probability,
    judgedBy: risk.judgedBy,
    reasons: risk.reasons,
  };
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0) / known.length;
}
