import type { CourseMedians, StudentCourseMetric } from '#domains/metrics/contract.ts';
import { median, quantile } from '#kernel/quantile.ts';

/** What a student of a course is compared with. */
export interface CourseNorms {
  medians: CourseMedians;
  /** 75th percentile of completion. */
  completionTop: number | null;
  /** Days since the last activity of the student who has been silent longest. */
  longestSilence: number;
  /** Due or done activities and held lessons of the median student: how much there is to judge by. */
  facts: number;
}

/** The norms of a course, all students included; their order does not matter. */
export function courseNorms(students: readonly StudentCourseMetric[]): CourseNorms {
  const numbers = (number: (student: StudentCourseMetric) => number | null) =>
    students.map(number).filter((value) => value !== null);
  const completion = numbers((student) => student.completionPct);
  const silence = numbers((student) => student.daysSinceLastActivity);
  const attendance = numbers((student) => student.attendancePct);
  return {
    medians: {
      completionPct: median(completion),
      attendancePct: median(attendance),
      daysSinceLastActivity: median(silence),
      paceRecent: median(numbers((student) => student.paceRecent)),
    },
    completionTop: quantile(completion, 0.75),
    longestSilence: silence.reduce((longest, days) => Math.max(longest, days), 0),
    facts: median(students.map((student) => Math.max(student.due, student.done) + student.lessonsHeld)) ?? 0,
  };
}
