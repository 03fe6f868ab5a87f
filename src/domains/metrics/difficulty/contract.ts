import { z } from 'zod';
import { activityKinds, cellStates } from '#domains/gradebook/contract.ts';

const count = z.int().nonnegative();

/** What the results of an activity say of it; the README of the domain defines every number. */
export const activityMetricSchema = z.object({
  activityId: z.int(),
  name: z.string(),
  kind: z.enum(activityKinds),
  position: z.int(),
  maxPoints: z.number().nullable(),
  topic: z.string().nullable(),
  /** Whom it concerns: everybody but the excused. */
  students: count,
  due: count,
  done: count,
  failed: count,
  late: count,
  overdue: count,
  scored: count,
  /** Of the scores, in per cent of the most points. */
  meanPct: z.number().nullable(),
  /** Their standard deviation, in the same unit. */
  sdPct: z.number().nullable(),
  /** Correlation with the rest of the course, from −1 to 1. */
  discrimination: z.number().min(-1).max(1).nullable(),
  /** 0 easy to 100 hard; null: nothing is due and nothing scored. */
  hardness: z.number().nullable(),
  /** Of so few results nothing is concluded. */
  isFew: z.boolean(),
});
export type ActivityMetric = z.infer<typeof activityMetricSchema>;

/** `GET /courses/:courseId/activity-metrics`: null before the first computation. */
export const activityMetricListSchema = z.object({
  asOf: z.iso.datetime().nullable(),
  /** Fewer results than this are few. */
  fewResults: z.int(),
  items: z.array(activityMetricSchema),
});
export type ActivityMetricList = z.infer<typeof activityMetricListSchema>;

/** `GET /courses/:courseId/activities/:activityId/cells`: the cells that the numbers of an activity come from. */
export const activityCellsSchema = z.object({
  asOf: z.iso.datetime(),
  activity: activityMetricSchema,
  fewResults: z.int(),
  items: z.array(
    z.object({
      studentId: z.int(),
      externalId: z.string(),
      name: z.string().nullable(),
      group: z.string().nullable(),
      state: z.enum(cellStates),
      score: z.number().nullable(),
      dueAt: z.iso.datetime().nullable(),
      completedAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type ActivityCells = z.infer<typeof activityCellsSchema>;

export const activityParams = z.object({
  courseId: z.coerce.number().int().positive(),
  activityId: z.coerce.number().int().positive(),
});
