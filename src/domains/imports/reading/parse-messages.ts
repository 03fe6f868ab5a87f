import { z } from 'zod';
import { saidTestsSchema } from '#domains/questions/contract.ts';
import { readingLimitsSchema } from '../formats/limits.ts';
import { areWhole } from '../cell-table.ts';
import {
  activityPlaceSchema,
  foundIssueSchema,
  parsedActivitySchema,
  parsedFileSchema,
  parsedStudentSchema,
  studentPlaceSchema,
} from '../parsed-gradebook.ts';
import { isFileIssueCode, type FileIssueCode } from '../reading-error.ts';
import { readingChoiceSchema } from '../sources/reading-choice.ts';
import { readingStages } from './stages.ts';

/** What the process that parses a file is sent. */
export const readingRequestSchema = z.strictObject({
  path: z.string(),
  fileName: z.string(),
  timeZone: z.string(),
  course: z.string().exactOptional(),
  choice: readingChoiceSchema.exactOptional(),
  limits: readingLimitsSchema,
});
export type ReadingRequest = z.infer<typeof readingRequestSchema>;

const cellColumnsSchema = z
  .strictObject({
    students: z.instanceof(Uint32Array<ArrayBuffer>),
    activities: z.instanceof(Uint32Array<ArrayBuffer>),
    statuses: z.instanceof(Uint8Array<ArrayBuffer>),
    scores: z.instanceof(Float64Array<ArrayBuffer>),
    completedAt: z.instanceof(Float64Array<ArrayBuffer>),
    dueAt: z.instanceof(Float64Array<ArrayBuffer>),
  })
  .refine(areWhole);

/**
 * What it answers: stages and rows while it works, then either `refused` or the parsed file in pieces, of which `end` is
 * the last. Cells travel as columns of numbers.
 */
export const readingAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stage'), stage: z.enum(readingStages) }),
  z.strictObject({ kind: z.literal('rows'), read: z.int(), known: z.int() }),
  z.strictObject({
    kind: z.literal('refused'),
    code: z.custom<FileIssueCode>(isFileIssueCode),
    params: foundIssueSchema.shape.params,
  }),
  z.strictObject({
    kind: z.literal('course'),
    externalId: z.string(),
    name: z.string(),
    programme: z.string().exactOptional(),
    activities: z.array(parsedActivitySchema),
    columns: z.array(z.array(activityPlaceSchema)),
  }),
  /** Of the course that was sent last. */
  z.strictObject({ kind: z.literal('students'), students: z.array(parsedStudentSchema) }),
  z.strictObject({ kind: z.literal('places'), places: z.array(z.array(studentPlaceSchema)) }),
  z.strictObject({ kind: z.literal('cells'), columns: cellColumnsSchema }),
  z.strictObject({ kind: z.literal('tests'), tests: saidTestsSchema }),
  z.strictObject({
    kind: z.literal('end'),
    source: z.string().optional(),
    profile: parsedFileSchema.shape.profile,
    programmes: parsedFileSchema.shape.programmes,
    issues: z.array(foundIssueSchema),
  }),
]);
export type ReadingAnswer = z.infer<typeof readingAnswerSchema>;
