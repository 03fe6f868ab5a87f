import { z } from 'zod';

const count = z.int().nonnegative();
const percent = z.number().min(0).max(100).nullable();

/** From which values on a course wants attention, or is bad. */
export const healthLimits = {
  /** Per cent of the students with a zone who are in C. */
  atRiskPct: { attention: 10, bad: 25 },
  /** Per cent of what is due that is overdue. */
  overduePct: { attention: 15, bad: 30 },
  /** Mean attendance below this, per cent. */
  attendancePct: 50,
  /** Deadlines of activities in one week. */
  deadlinesOfWeek: 3,
  /** Results that wait for a grade, the oldest of them for so many days. */
  waiting: { results: 5, days: 14 },
  /** Days without a new result while deadlines lie ahead. */
  staleDays: 21,
} as const;

export const healthStatuses = ['good', 'attention', 'bad', 'unknown'] as const;
export type HealthStatus = (typeof healthStatuses)[number];

/** Why a course is not simply good; `value` is the number that the reason is about, in the unit of its limit. */
export const healthReasonSchema = z.object({
  code: z.enum(['at_risk', 'overdue', 'attendance', 'deadlines', 'waiting', 'stale']),
  level: z.enum(['attention', 'bad']),
  value: z.number(),
});
export type HealthReason = z.infer<typeof healthReasonSchema>;

/** Figures of a course that its status is judged by; null: not known. */
export const healthFiguresSchema = z.object({
  students: count,
  completionPct: percent,
  attendancePct: percent,
  overduePct: percent,
  atRiskPct: percent,
  /** Deadlines of the coming weeks; `from` is a Monday. */
  weeks: z.array(z.object({ from: z.iso.date(), deadlines: count })),
  /** Results that wait for a grade, and days since the oldest of them was handed in. */
  waiting: count,
  waitingDays: z.number().nullable(),
  /** Days since the newest result came. */
  dataDays: z.number().nullable(),
  /** Whether deadlines lie ahead of anybody. */
  isRunning: z.boolean(),
});
export type HealthFigures = z.infer<typeof healthFiguresSchema>;

export const courseHealthSchema = z.object({
  courseId: z.int(),
  name: z.string(),
  programme: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** Null before the first computation. */
  asOf: z.iso.datetime().nullable(),
  figures: healthFiguresSchema,
  zones: z.object({ A: count, B: count, C: count, none: count }).nullable(),
  /** The hardest activity of which there are enough results. */
  hardest: z.object({ activityId: z.int(), name: z.string(), hardness: z.number() }).nullable(),
  status: z.enum(healthStatuses),
  /** The worst first. */
  reasons: z.array(healthReasonSchema),
});
export type CourseHealth = z.infer<typeof courseHealthSchema>;

/** `GET /course-health`: the courses the caller may read, by name. */
export const courseHealthListSchema = z.object({ items: z.array(courseHealthSchema) });
