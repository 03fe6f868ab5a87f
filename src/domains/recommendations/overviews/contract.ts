import { z } from 'zod';
import { healthReasonSchema } from '#domains/course-health/contract.ts';
import { contentSchema } from '../content/contract.ts';

const count = z.int().nonnegative();
const percent = z.int().min(0).max(100);
const day = z.iso.date();

/** So many activities, topics and courses are told of at most. */
export const mostHard = 2;
export const mostWeak = 3;
export const mostCourses = 5;
/** An activity is called hard from here on; per cent of what can be reached. */
export const hardFromPct = 40;
/** Who has done nothing for so many days is silent. */
export const silentDays = 14;
/** Zones are compared with those of so many days before. */
export const beforeDays = 7;

const zoneCounts = z.object({ A: count, B: count, C: count, none: count });
export type ZoneSizes = z.infer<typeof zoneCounts>;

/** All that a summary of a course may speak of: counts, never a person. */
export const summaryFactsSchema = z.object({
  kind: z.literal('course_summary'),
  students: count,
  zones: zoneCounts,
  /** A week earlier; null: history does not go back so far. */
  zonesBefore: zoneCounts.nullable(),
  /** Of zones B and C: those who have done nothing for `silentDays` days. */
  silent: count,
  /** Of what is due. */
  overduePct: percent.nullable(),
  /** The hardest first; by scores what is lacking to the most points, else what is overdue. */
  hardest: z
    .array(z.object({ id: z.int(), name: z.string(), pct: percent, by: z.enum(['scores', 'overdue']) }))
    .max(mostHard),
  topics: z.array(z.object({ topic: z.string(), pct: percent })).max(mostWeak),
  /** What helps the most students: how many still can do it, and how many of them it leads to a better zone. */
  action: z.object({ id: z.int(), name: z.string(), due: day.nullable(), undone: count, moved: count }).nullable(),
  /** The first coming week with too many deadlines; `from` is a Monday. */
  fullWeek: z.object({ from: day, deadlines: count }).nullable(),
  /** Results that have waited too long for a grade. */
  waiting: z.object({ results: count, days: count }).nullable(),
  /** Days since the data were brought, where that is too long. */
  staleDays: count.nullable(),
  isOver: z.boolean(),
});
export type SummaryFacts = z.infer<typeof summaryFactsSchema>;

/** All that a digest of a programme may speak of. */
export const digestFactsSchema = z.object({
  kind: z.literal('programme_digest'),
  courses: count,
  /** Courses by status. */
  good: count,
  wanting: count,
  unknown: count,
  /** Per cent of the students of all courses who are in zone C, now and a week earlier. */
  atRiskPct: percent.nullable(),
  atRiskBeforePct: percent.nullable(),
  /** Those that want attention, the worst first. */
  attention: z
    .array(z.object({ id: z.int(), name: z.string(), reasons: z.array(healthReasonSchema).min(1) }))
    .max(mostCourses),
});
export type DigestFacts = z.infer<typeof digestFactsSchema>;

export const overviewSchema = z.object({
  id: z.uuid(),
  content: contentSchema,
  composer: z.enum(['rules', 'model']),
  /** Null: rules composed it. */
  model: z.string().nullable(),
  /** The moment that it speaks of. */
  asOf: z.iso.datetime(),
  /** What it names, with what pages call it. */
  activities: z.array(z.object({ id: z.int(), name: z.string() })),
  courses: z.array(z.object({ id: z.int(), name: z.string() })),
});
export type Overview = z.infer<typeof overviewSchema>;

/** `GET /courses/:courseId/summary`, `GET /programmes/:programmeId/digest`. */
export const toldOverviewSchema = z.object({
  /** Null before the first. */
  overview: overviewSchema.nullable(),
  /** One is being composed. */
  isComposing: z.boolean(),
});
export type ToldOverview = z.infer<typeof toldOverviewSchema>;

export const digestParams = z.object({ programmeId: z.coerce.number().int().positive() });
