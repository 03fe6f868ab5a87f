import { z } from 'zod';
import { features } from '../features.ts';
import { earlyWarningModelsSchema } from '../model.ts';
import { views } from '../views.ts';

const numbers = z.instanceof(Float64Array<ArrayBuffer>);
const bytes = z.instanceof(Uint8Array<ArrayBuffer>);

/** Rows of features one behind the other, and what became of each. */
const samplesSchema = z.strictObject({ rows: numbers, failed: bytes });
export type PackedSamples = z.infer<typeof samplesSchema>;

const lessonSchema = samplesSchema.extend({ module: z.string(), presentation: z.string() });
export type PackedLesson = z.infer<typeof lessonSchema>;

/** What a training thread is started with. */
export const trainingRequestSchema = z.strictObject({
  lessons: z.strictObject({ gradebook: z.array(lessonSchema), marks: z.array(lessonSchema) }),
  settings: z.strictObject({
    trees: z.int(),
    depth: z.int(),
    rate: z.number(),
    ridge: z.number(),
    leastHessian: z.number(),
    sampleShare: z.number(),
    featureShare: z.number(),
    seed: z.int(),
  }),
  version: z.string(),
  /** Students of later courses: on them the candidate is compared with the present model. */
  heldOut: samplesSchema.extend({
    /** Place among the views of the model that judges each. */
    views: bytes,
    /** Probabilities by the present model. */
    present: numbers,
    /** Whose each is: a student is there once for each moment. */
    student: z.instanceof(Int32Array<ArrayBuffer>),
  }),
});
export type TrainingRequest = z.infer<typeof trainingRequestSchema>;

export const trainingAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('trained'), done: z.int(), total: z.int() }),
  z.strictObject({
    kind: z.literal('end'),
    models: earlyWarningModelsSchema,
    /** Probabilities of those held out, by the candidate. */
    candidate: numbers,
    difference: z.strictObject({ auc: z.number(), low: z.number(), high: z.number() }),
  }),
]);
export type TrainingAnswer = z.infer<typeof trainingAnswerSchema>;
export type Trained = Extract<TrainingAnswer, { kind: 'end' }>;

const width = features.length;

/** One array for many rows, which travels between threads at once. */
export function pack(samples: readonly { row: Float64Array; failed: boolean }[]): PackedSamples {
  const rows = new Float64Array(samples.length * width);
  samples.forEach(({ row }, index) => {
    rows.set(row, index * width);
  });
  return { rows, failed: Uint8Array.from(samples, ({ failed }) => Number(failed)) };
}

export function unpack({ rows, failed }: PackedSamples): { row: Float64Array; failed: boolean }[] {
  return Array.from(failed, (one, index) => ({
    row: rows.subarray(index * width, (index + 1) * width),
    failed: one === 1,
  }));
}

export const viewPlace = (view: (typeof views)[number]): number => views.indexOf(view);
