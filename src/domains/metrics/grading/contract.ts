import { z } from 'zod';
import { activityKinds } from '#domains/gradebook/contract.ts';
import { metricWeights } from '../contract.ts';

/** What can be set; pages check it before they send it. */
export const gradingBounds = { mostWeight: 10_000, mostDropped: 50, leastResults: 2, mostResults: 100 } as const;

const weight = z.number().min(0).max(gradingBounds.mostWeight);

/** A part of the grade: a category of the source, or else all activities of a kind. */
const partRuleSchema = z.object({
  /** Relative to the other parts; null: as the source says. */
  weight: weight.nullable(),
  /** How many of the lowest scores do not count; null: as the source says. */
  dropLowest: z.int().min(0).max(gradingBounds.mostDropped).nullable(),
});
export type PartRule = z.infer<typeof partRuleSchema>;

/** How a course weighs and judges. */
export const gradingSchema = z.object({
  /** How overall % weighs completion and attendance; null: as the institution. */
  overall: metricWeights.nullable(),
  /** By key of the part, see `partKey`. */
  parts: z.record(z.string().min(1).max(300), partRuleSchema),
  /** Weights of activities by id; others: as the source says, else their most points. */
  activities: z.record(z.string().regex(/^[1-9]\d{0,9}$/), weight),
  /** Per cent of the most points below which a score counts as failed; null: only what sources call failed does. */
  passPct: z.number().positive().max(100).nullable(),
  /** Whether what is overdue counts as zero points in the grade so far. */
  overdueIsZero: z.boolean(),
  /** Of fewer results than this nothing is concluded: not how hard an activity is, nor that a topic is weak. */
  fewResults: z.int().min(gradingBounds.leastResults).max(gradingBounds.mostResults),
});
export type Grading = z.infer<typeof gradingSchema>;

export const defaultGrading: Grading = {
  overall: null,
  parts: {},
  activities: {},
  passPct: null,
  overdueIsZero: false,
  fewResults: 10,
};

/** `GET`, `PUT`, `DELETE /courses/:courseId/grading`. */
export const gradingOfCourseSchema = z.object({
  grading: gradingSchema,
  /** Nobody has set anything for this course. */
  isDefault: z.boolean(),
  /** What the institution weighs overall % by. */
  institution: metricWeights,
  parts: z.array(
    z.object({
      key: z.string(),
      /** Null: the activities of a kind that are in no category. */
      category: z.string().nullable(),
      kind: z.enum(activityKinds).nullable(),
      activities: z.int(),
      /** What the source says. */
      weight: z.number().nullable(),
      dropLowest: z.int().nullable(),
    }),
  ),
  activities: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      part: z.string(),
      maxPoints: z.number().nullable(),
      /** What the source says. */
      weight: z.number().nullable(),
    }),
  ),
});
export type GradingOfCourse = z.infer<typeof gradingOfCourseSchema>;

/** A number of a student now, and as it would be. */
const change = z.object({ before: z.number().nullable(), after: z.number().nullable() });

/** `POST /courses/:courseId/grading/preview`: what would be otherwise if these rules were saved. Nothing is stored. */
export const gradingEffectSchema = z.object({
  students: z.int(),
  /** How many students each number changes for. */
  changed: z.object({ grade: z.int(), overall: z.int(), failed: z.int(), zone: z.int() }),
  means: z.object({ grade: change, overall: change }),
  /** Those for whom something changes, the largest changes first. */
  items: z.array(
    z.object({
      studentId: z.int(),
      grade: change,
      overall: change,
      failed: change,
      zone: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
    }),
  ),
});
export type GradingEffect = z.infer<typeof gradingEffectSchema>;
