import { mean, median } from '#kernel/quantile.ts';
import type { CourseMetric, StudentCourseMetric } from '#domains/metrics/contract.ts';

/**
 * A course as a whole, of the metrics of all its students: what `replaceMetrics` stores, for a moment of which nothing is
 * stored. A property test holds the two together.
 */
export function summariseCourse(
  students: readonly StudentCourseMetric[],
): Pick<CourseMetric, 'students' | 'totals' | 'means' | 'medians'> {
  const numbers = (pick: (student: StudentCourseMetric) => number | null): number[] =>
    students.map(pick).filter((value) => value !== null);
  const sum = (pick: (student: StudentCourseMetric) => number): number =>
    students.reduce((total, student) => total + pick(student), 0);
  const meanOf = (values: readonly number[]): number | null => (values.length === 0 ? null : mean(values));
  const completion = numbers(({ completionPct }) => completionPct);
  const attendance = numbers(({ attendancePct }) => attendancePct);
  return {
    students: students.length,
    totals: {
      done: sum(({ done }) => done),
      failed: sum(({ failed }) => failed),
      late: sum(({ late }) => late),
      overdue: sum(({ overdue }) => overdue),
      due: sum(({ due }) => due),
      upcoming: sum(({ upcoming }) => upcoming),
      attended: sum(({ attended }) => attended),
      lessonsHeld: sum(({ lessonsHeld }) => lessonsHeld),
    },
    means: {
      completionPct: meanOf(completion),
      attendancePct: meanOf(attendance),
      overallPct: meanOf(numbers(({ overallPct }) => overallPct)),
    },
    medians: {
      completionPct: median(completion),
      attendancePct: median(attendance),
      daysSinceLastActivity: median(numbers((student) => student.daysSinceLastActivity)),
      paceRecent: median(students.map(({ paceRecent }) => paceRecent)),
    },
  };
}
