import { z } from 'zod';
import {
  cutNames,
  figuresSchema,
  gateConditionSchema,
  groupErrorsSchema,
  leadTimeSchema,
  shippedFiguresSchema,
} from '#domains/risk/evaluation/contract.ts';

const count = z.int().nonnegative();

/** Students of finished courses by where their endings come from. */
const endingsSchema = z.object({ told: count, derived: count });

const figuresByCutSchema = z.partialRecord(z.enum(cutNames), figuresSchema);

/** How true a model was in the institution's own finished courses. */
export const evaluationResultSchema = z.object({
  courses: z.object({
    /** Four weeks past their last event. */
    finished: count,
    /** Of them: nothing tells how their students ended. */
    unknown: count,
    /** Of them: the model was trained on them, so they are left out. */
    learned: count,
    /** Measured on. */
    used: count,
  }),
  endings: endingsSchema,
  cuts: figuresByCutSchema,
  /** Over all cuts. */
  overall: figuresSchema,
  /** At half of the days; empty without attributes. */
  groups: z.array(groupErrorsSchema),
  leadTime: leadTimeSchema,
  /** Flags of this model by what teachers said of them last, in all courses. */
  flags: z.object({ right: count, wrong: count, handled: count }),
});
export type EvaluationResult = z.infer<typeof evaluationResultSchema>;

/** The same of the courses of one programme, without figures of few students. */
export const programmeResultSchema = evaluationResultSchema.extend({ leadTime: leadTimeSchema.nullable() });
export type ProgrammeResult = z.infer<typeof programmeResultSchema>;

/** `GET /model/programmes`: how true the live model was in the courses of the programmes that the caller heads. */
export const programmesModelSchema = z.object({
  modelVersion: z.string(),
  /** Day of the newest evaluation that is done; null before there is one. */
  day: z.string().nullable(),
  programmes: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      /** Null where too few students of finished courses were judged, or nobody knows how they ended. */
      result: programmeResultSchema.nullable(),
    }),
  ),
});
export type ProgrammesModel = z.infer<typeof programmesModelSchema>;

export const evaluationSchema = z.object({
  id: z.int(),
  modelVersion: z.string(),
  modelId: z.int().nullable(),
  /** Day it was asked for, in the institution's zone. */
  day: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  result: evaluationResultSchema.nullable(),
});
export type Evaluation = z.infer<typeof evaluationSchema>;

/** What one side of a comparison is called and how it does. */
const sideSchema = z.object({ version: z.string(), overall: figuresSchema });

const coursesSchema = z.object({ courses: count, students: count, failed: count });

export const zoneNames = ['A', 'B', 'C'] as const;

/** What a training has come to. */
export const trainingReportSchema = z.object({
  /** Finished courses of which endings are known; `refusal` says what was too little. */
  data: coursesSchema.extend(endingsSchema.shape),
  refusal: z.enum(['courses', 'students', 'failed']).nullable(),
  /** Null when it was refused, as is all that follows. */
  trained: z
    .object({
      courseIds: z.array(z.int()),
      learned: coursesSchema,
      heldOut: coursesSchema,
      /** Of what was learned: equal data has an equal one. */
      fingerprint: z.string(),
      present: sideSchema,
      candidate: sideSchema,
      difference: z.object({ auc: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }),
      gate: z.array(gateConditionSchema),
      /** Students of running courses by zone now and by the candidate: `changes[now][then]` in the order of zones. */
      changes: z.array(z.array(count)),
    })
    .nullable(),
});
export type TrainingReport = z.infer<typeof trainingReportSchema>;

export const ownModelSchema = z.object({
  id: z.int(),
  state: z.enum(['waiting', 'training', 'ready', 'refused', 'failed']),
  requestedAt: z.iso.datetime(),
  /** Who asked for it; null: the account is gone. */
  requestedBy: z.string().nullable(),
  trainedAt: z.iso.datetime().nullable(),
  report: trainingReportSchema.nullable(),
  /** Ready, and made for the features of this version of the program. */
  isUsable: z.boolean(),
});
export type OwnModel = z.infer<typeof ownModelSchema>;

/** `GET /model`: what judges, how well it did, and what could judge instead. */
export const modelOverviewSchema = z.object({
  live: z.object({
    /** Null: the model of the program. */
    modelId: z.int().nullable(),
    version: z.string(),
    /** A model that was chosen and cannot judge: it was made for another version of the program. */
    unusableId: z.int().nullable(),
  }),
  /** Of the model of the program, on the data it was made with. */
  made: shippedFiguresSchema,
  /** The newest evaluation of the live model that is done, and one that is under way. */
  evaluation: evaluationSchema.nullable(),
  pending: evaluationSchema.nullable(),
  /** Newest first. */
  models: z.array(ownModelSchema),
  /** What a training needs. */
  needs: coursesSchema,
});
export type ModelOverview = z.infer<typeof modelOverviewSchema>;

/** `POST /model/live`: null goes back to the model of the program. */
export const liveModelBody = z.object({ modelId: z.int().nullable() });

/** `POST /model/evaluations`, `POST /model/trainings`. */
export const startedSchema = z.object({ id: z.int() });
