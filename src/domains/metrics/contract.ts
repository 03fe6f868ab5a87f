import { z } from 'zod';

const count = z.int().nonnegative();
const percent = z.number().min(0).max(100);

/** How overall % weighs its two parts. Only the relation counts: 7 and 3 mean the same as 0.7 and 0.3. */
export const metricWeights = z
  .object({ completion: z.number().nonnegative(), attendance: z.number().nonnegative() })
  .refine((weights) => weights.completion + weights.attendance > 0, 'At least one weight must be greater than zero.');
export type MetricWeights = z.infer<typeof metricWeights>;

export const defaultMetricWeights: MetricWeights = { completion: 0.7, attendance: 0.3 };

/** Pace compares this many days up to the moment with as many before them. */
export const paceDays = 14;

/**
 * What is known of one student in one course at one moment. The README of the domain defines every number.
 * Percentages are 0–100 at full precision; rounding belongs to the display.
 */
export const studentCourseMetric = z.object({
  studentId: z.int(),
  /** Activities that concern the student: lessons and excused ones are not among them. */
  activities: count,
  done: count,
  /** Of the done: those below the passing score. */
  failed: count,
  /** Of the done: those known to be done after their deadline. */
  late: count,
  overdue: count,
  due: count,
  upcoming: count,
  attended: count,
  /** Held lessons the student is not excused from. */
  lessonsHeld: count,
  /** Of the held: those with a mark of this student; the others are unknown, not missed. */
  lessonsMarked: count,
  /** Null when the student has no activities. */
  completionPct: percent.nullable(),
  /** Null when no lesson was held. */
  attendancePct: percent.nullable(),
  /** Null when there are neither activities nor lessons. */
  overallPct: percent.nullable(),
  /** The grade so far, see `grading/grade.ts`; more than 100 with extra credit, null when nothing is scored. */
  gradePct: z.number().nullable(),
  /** Null when nothing is due. */
  onTimePct: percent.nullable(),
  /** The last moment at which the student is known to have done something; null when none is known. */
  lastActivityAt: z.iso.datetime().nullable(),
  /** Days, with a fraction, from `lastActivityAt` to the moment. */
  daysSinceLastActivity: z.number().nonnegative().nullable(),
  /** Activities done in the last `paceDays` days. */
  paceRecent: count,
  /** Activities done in the `paceDays` days before those. */
  paceBefore: count,
});
export type StudentCourseMetric = z.infer<typeof studentCourseMetric>;

/** The middle of the course, to compare a student with; null where no student has the number. */
export const courseMedians = z.object({
  completionPct: percent.nullable(),
  attendancePct: percent.nullable(),
  daysSinceLastActivity: z.number().nonnegative().nullable(),
  paceRecent: z.number().nonnegative().nullable(),
});
export type CourseMedians = z.infer<typeof courseMedians>;

const mean = percent.nullable();

/** A course as a whole at the moment of its last recomputation. */
export const courseMetricSchema = z.object({
  courseId: z.int(),
  dataVersion: z.int(),
  asOf: z.iso.datetime(),
  students: count,
  activities: count,
  lessons: count,
  /** Sums over the students. */
  totals: z.object({
    done: count,
    failed: count,
    late: count,
    overdue: count,
    due: count,
    upcoming: count,
    attended: count,
    lessonsHeld: count,
  }),
  /** Means over the students for whom the number exists. */
  means: z.object({ completionPct: mean, attendancePct: mean, overallPct: mean }),
  medians: courseMedians,
});
export type CourseMetric = z.infer<typeof courseMetricSchema>;

/** `GET /course-metrics`. */
export const courseMetricListSchema = z.object({ items: z.array(courseMetricSchema) });

/** `GET /courses/:courseId/metrics`: `course` is null before the first computation. */
export const metricsOfCourseSchema = z.object({
  course: courseMetricSchema.nullable(),
  students: z.array(studentCourseMetric),
});
export type MetricsOfCourse = z.infer<typeof metricsOfCourseSchema>;

/** `GET /courses/:courseId/students/:studentId/metrics`. */
export const metricsOfStudentSchema = z.object({
  metric: studentCourseMetric.nullable(),
  medians: courseMedians.nullable(),
  /** Why a student sees no medians: the course has fewer students than this. Null when nothing is kept back. */
  suppressed: z.object({ smallestGroup: z.int() }).nullable(),
  asOf: z.iso.datetime().nullable(),
});
export type MetricsOfStudent = z.infer<typeof metricsOfStudentSchema>;
