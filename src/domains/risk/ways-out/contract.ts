import { z } from 'zod';
import { activityKinds } from '#domains/gradebook/contract.ts';
import { zones } from '../contract.ts';

const points = z.number().min(0).max(100);
const probability = z.number().min(0).max(1).nullable();
const moment = z.iso.datetime();

/** What is done about an activity: handed in after its deadline, done again and passed, or done before its deadline. */
export const repairs = ['overdue', 'failed', 'open'] as const;
export type Repair = (typeof repairs)[number];

/**
 * How a set was found. `exhaustive`: every smaller set of what can still be done was judged, and none does. `greedy`: there
 * are too many; nothing of this one can be left out, but another may be smaller.
 */
export const searches = ['exhaustive', 'greedy'] as const;
export type Search = (typeof searches)[number];

const stepSchema = z.object({ activityId: z.int(), repair: z.enum(repairs), dueAt: moment.nullable() });
/** Things to do, and where a student would stand if they were done now with the usual score, all else as it is. */
const waySchema = z.object({
  zone: z.enum(zones),
  riskScore: points,
  probability,
  search: z.enum(searches),
  steps: z.array(stepSchema).min(1),
});
export type Way = z.infer<typeof waySchema>;

/** Whose usual score is assumed: the student's own, or the course's while the student has none. */
export const usualScoreSchema = z.object({ pct: points, of: z.enum(['student', 'course']) });
export type UsualScore = z.infer<typeof usualScoreSchema>;

/** What can be done for one student of zone B or C, as stored. */
export const studentWaysSchema = z.object({
  /** Null: nothing is scored, so no score is assumed. */
  usual: usualScoreSchema.nullable(),
  /** How many things can still be done. */
  candidates: z.int().nonnegative(),
  /** To zone B where that takes less, then to zone A; empty where none was found. */
  ways: z.array(waySchema).max(2),
  /** Where no set moves the student: the one that lowers the risk most; null where none does. */
  nearest: waySchema.nullable(),
});
export type StudentWays = z.infer<typeof studentWaysSchema>;

/** Why there are ways, or none. */
export const wayStates = ['found', 'none', 'nothing_open', 'over', 'not_needed', 'not_searched', 'pending'] as const;
export type WayState = (typeof wayStates)[number];

const namedStep = stepSchema.extend({ name: z.string(), kind: z.enum(activityKinds) });
const namedWay = waySchema.extend({ steps: z.array(namedStep) });
export type NamedWay = z.infer<typeof namedWay>;
const toldWay = namedWay.extend({ riskScore: points.nullable() });
export type ToldWay = z.infer<typeof toldWay>;

/** Ways of one student in an export, as staff reads them. */
export const exportedWaysSchema = z.object({
  state: z.enum(wayStates),
  usual: usualScoreSchema.nullable(),
  ways: z.array(namedWay),
  nearest: namedWay.nullable(),
});
export type ExportedWays = z.infer<typeof exportedWaysSchema>;

/** `GET /courses/:courseId/students/:studentId/ways-out`; to students without scores of risk and probabilities. */
export const waysOutSchema = z.object({
  asOf: moment.nullable(),
  state: z.enum(wayStates),
  /** Where the student stands now. */
  from: z.object({ zone: z.enum(zones).nullable(), riskScore: points.nullable(), probability }).nullable(),
  /** Null to a student who has no score yet: it would be the others'. */
  usual: usualScoreSchema.nullable(),
  ways: z.array(toldWay),
  nearest: toldWay.nullable(),
});
export type WaysOut = z.infer<typeof waysOutSchema>;

/** The one thing that helps the most students of a course, as all of it was judged anew. */
export const commonActionSchema = z.object({
  activityId: z.int(),
  /** Who can still do it. */
  undone: z.int().nonnegative(),
  /** Whom the others overtake: their zone would be worse. */
  worse: z.int().nonnegative(),
});
export type CommonAction = z.infer<typeof commonActionSchema>;

/** `GET /courses/:courseId/common-action`. */
export const toldActionSchema = z.object({
  state: z.enum(['found', 'none', 'not_needed', 'over', 'pending']),
  asOf: moment.nullable(),
  action: commonActionSchema
    .extend({
      name: z.string(),
      kind: z.enum(activityKinds),
      dueAt: moment.nullable(),
      /** Who would be in a better zone, the riskiest first. */
      moved: z.array(z.object({ studentId: z.int(), from: z.enum(zones), to: z.enum(zones) })),
    })
    .nullable(),
});
export type ToldAction = z.infer<typeof toldActionSchema>;
