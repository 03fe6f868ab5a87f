import { z } from 'zod';

const count = z.int().nonnegative();
const moment = z.iso.datetime();
export const longestNote = 500;
export const noteSchema = z.string().trim().max(longestNote).default('');

/** What a teacher says of a flag: it is right, it is wrong, or something has been done about it. */
export const verdicts = ['right', 'wrong', 'handled'] as const;
export type Verdict = (typeof verdicts)[number];

/** Students are flagged in zones B and C. */
export const flagZones = ['B', 'C'] as const;
export type FlagZone = (typeof flagZones)[number];

export const answerSchema = z.object({
  id: z.uuid(),
  /** `withdrawn` takes the answer before it back. */
  verdict: z.enum([...verdicts, 'withdrawn']),
  note: z.string().nullable(),
  /** Who; null: erased since. */
  by: z.string().nullable(),
  at: moment,
  /** The flag that was answered. */
  zone: z.enum(flagZones),
  probability: z.number().min(0).max(1).nullable(),
  dataVersion: z.int(),
});
export type Answer = z.infer<typeof answerSchema>;

/** `GET /courses/:courseId/flags`: everybody of zone B and C. */
export const flagSchema = z.object({
  studentId: z.int(),
  zone: z.enum(flagZones),
  /** The last answer; null: none, or withdrawn. */
  answer: answerSchema.nullable(),
  /** Nobody has answered it, or the zone has become worse since. */
  isOpen: z.boolean(),
});
export type Flag = z.infer<typeof flagSchema>;
export const flagListSchema = z.object({ items: z.array(flagSchema) });

/** `GET /courses/:courseId/students/:studentId/flag`. */
export const flagOfStudentSchema = z.object({
  /** Null: the student is in zone A, or in none. */
  flag: flagSchema.nullable(),
  /** Newest first, also of flags that are gone. */
  history: z.array(answerSchema),
});
export type FlagOfStudent = z.infer<typeof flagOfStudentSchema>;

/** `POST` to the same. */
export const answerBody = z.object({ verdict: z.enum(verdicts), note: noteSchema });

/** How flags were answered, by the model that raised them; null: rules did. */
export const flagCountsSchema = z.object({
  courseId: z.int(),
  modelVersion: z.string().nullable(),
  right: count,
  wrong: count,
  handled: count,
  /** Of the flags of now: those nobody has answered. */
  unanswered: count,
});
export type FlagCounts = z.infer<typeof flagCountsSchema>;

/** `GET /courses/:courseId/flag-counts`. */
export const flagCountsListSchema = z.object({ items: z.array(flagCountsSchema) });
