import { z } from 'zod';
import { composers, rejectionReasons, reviewedKinds } from '../review/contract.ts';

const count = z.int();

/** So many days after a decision a zone may tell whether anything has come of it. */
export const daysUntilOutcome = 7;

/** Of fewer ratings neither the mean nor the spread is told: they would tell what one person said. */
export const fewestRatings = 5;

/** `GET /recommendations/quality`: of what was composed in the last days, in the courses that the caller may read. */
export const qualityQuery = z.object({
  days: z.coerce.number().int().min(1).max(400).default(92),
  courseId: z.coerce.number().int().positive().optional(),
});
export type QualityQuery = z.infer<typeof qualityQuery>;

export const qualityFiguresSchema = z.object({
  composed: count,
  /** Wait for a decision. */
  waiting: count,
  /** Approved as they were composed. */
  unchanged: count,
  /** Approved with changes. */
  edited: count,
  rejected: count,
  /** Replaced before anybody decided. */
  outdated: count,
  /** Brought back by a low rating at least once. */
  returned: count,
  /** Hours from being composed to the last decision, the median; null: nothing is decided. */
  hoursToDecision: z.number().nullable(),
  /** Items of approved ones, and how many of them are marked as done. */
  items: count,
  itemsDone: count,
  /** Approved advice that is a week old, by the student's zone now against that when it was composed. */
  zoneBetter: count,
  zoneSame: count,
  zoneWorse: count,
  ratings: count,
  /** Null: too few ratings. */
  meanStars: z.number().nullable(),
  /** How many gave one, two, … five stars; null: too few ratings. */
  stars: z.array(count).length(5).nullable(),
});
export type QualityFigures = z.infer<typeof qualityFiguresSchema>;

/** The same of those alike in kind, of one origin, or of one week. */
export const qualityGroupSchema = qualityFiguresSchema.extend({
  kind: z.enum(reviewedKinds).nullable(),
  composer: z.enum(composers).nullable(),
  model: z.string().nullable(),
  promptVersion: z.string().nullable(),
  /** The Monday it begins with, on the institution's calendar. */
  week: z.iso.date().nullable(),
});
export type QualityGroup = z.infer<typeof qualityGroupSchema>;

export const qualitySchema = z.object({
  all: qualityFiguresSchema,
  byKind: z.array(qualityGroupSchema),
  /** By composer, model and version of the prompt. */
  byOrigin: z.array(qualityGroupSchema),
  byWeek: z.array(qualityGroupSchema),
  /** Why rejected ones were, the commonest first. */
  reasons: z.array(z.object({ reason: z.enum(rejectionReasons), count })),
});
export type AdviceQuality = z.infer<typeof qualitySchema>;
