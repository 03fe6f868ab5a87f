import type { CourseMetric } from '#domains/metrics/contract.ts';
import type { ZoneCounts } from '#domains/risk/contract.ts';
import type { Course } from '#domains/roster/contract.ts';

/** A course with what is computed of it; absent until the first computation. */
export interface CourseRow {
  readonly course: Course;
  readonly metric: CourseMetric | undefined;
  readonly zones: ZoneCounts | undefined;
  /** Share of the students in zone C, 0–1; orders the list. */
  readonly atRisk: number | undefined;
}

/** Puts the figures of metrics and risk beside their courses. */
export function joinCourses(
  courses: readonly Course[],
  metrics: readonly CourseMetric[],
  zones: readonly ZoneCounts[],
): CourseRow[] {
  const metricOf = new Map(metrics.map((metric) => [metric.courseId, metric]));
  const zonesOf = new Map(zones.map((counts) => [counts.courseId, counts]));
  return courses.map((course) => {
    const counts = zonesOf.get(course.id);
    return { course, metric: metricOf.get(course.id), zones: counts, atRisk: counts && shareAtRisk(counts) };
  });
}

function shareAtRisk({ A, B, C, none }: ZoneCounts): number | undefined {
  const all = A + B + C + none;
  return all === 0 ? undefined : C / all;
}
