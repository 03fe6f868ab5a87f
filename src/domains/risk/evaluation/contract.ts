import { z } from 'zod';

/** The moments at which a model is measured, from the first event of a course on. */
export const cutNames = ['week4', 'week8', 'week12', 'quarter', 'half', 'threequarters'] as const;
export type CutName = (typeof cutNames)[number];

/** Of fewer students no figure is told: it would be of persons. */
export const smallestGroup = 10;

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
/** Null where it cannot be computed: nobody failed, or nobody did not. */
const figure = z.number().nullable();

/** How well probabilities rank students, and how true they are. */
export const figuresSchema = z.object({
  /** Students with a probability, once for each moment. */
  n: count,
  /** Of them: failed or left afterwards. */
  failed: count,
  auc: figure,
  brier: figure,
  /** Expected calibration error over ten bins. */
  ece: figure,
  zoneC: z.object({ share: figure, precision: figure, recall: figure }),
  /** Ten bins of probability without those that are empty: mean probability, and the share that failed or left. */
  reliability: z.array(z.object({ n: count, predicted: share, observed: share })),
});
export type Figures = z.infer<typeof figuresSchema>;

/** A share with its 95 % interval by Wilson. */
export const rateSchema = z.object({ of: count, rate: share, low: share, high: share });
export type Rate = z.infer<typeof rateSchema>;

/** The errors of a model in a group of students; of fewer than ten students nothing but that is told. */
export const groupErrorsSchema = z.object({
  attribute: z.string(),
  value: z.string(),
  /** Null: fewer than ten. */
  students: count.nullable(),
  /** Of those who passed: in zone C. Null: of fewer than ten. */
  falsePositive: rateSchema.nullable(),
  /** Of those who failed or left: not in zone C. Null: of fewer than ten. */
  falseNegative: rateSchema.nullable(),
});
export type GroupErrors = z.infer<typeof groupErrorsSchema>;

/** How long before the end students who failed or left were in zone B or C for good. */
export const leadTimeSchema = z.object({
  /** Students who failed or left. */
  students: count,
  /** Of them: never in zone B or C for good. */
  never: count,
  /** Weeks before the end by the students flagged; null when nobody was. */
  medianWeeks: z.number().nullable(),
  /** Whole weeks, and how many were flagged so long before; the last holds all that is longer. */
  weeks: z.array(z.object({ weeks: count, students: count })),
});
export type LeadTime = z.infer<typeof leadTimeSchema>;

/** A condition of going live; the value is met by being above (auc) or not above (the others) the bound. */
export const gateConditionSchema = z.object({
  /** Lower bound of the difference of areas, Brier score beside the present model's, calibration error. */
  code: z.enum(['auc', 'brier', 'ece']),
  isMet: z.boolean(),
  value: figure,
  bound: figure,
});
export type GateCondition = z.infer<typeof gateConditionSchema>;

/** What was measured when the model of the program was made, on students that it was not trained on. */
export const shippedFiguresSchema = z.object({
  train: z.array(z.string()),
  test: z.array(z.string()),
  cuts: z.array(
    figuresSchema.pick({ n: true, auc: true, brier: true, ece: true, zoneC: true }).extend({
      cut: z.enum(cutNames),
      base: figure,
    }),
  ),
});
