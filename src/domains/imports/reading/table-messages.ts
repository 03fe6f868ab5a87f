import { z } from 'zod';
import { readingLimitsSchema } from '../formats/limits.ts';
import { foundIssueSchema } from '../parsed-gradebook.ts';
import { isFileIssueCode, type FileIssueCode } from '../reading-error.ts';

/** What the process that reads a table is sent. */
export const tableRequestSchema = z.strictObject({
  content: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  fileName: z.string(),
  limits: readingLimitsSchema,
});
export type TableRequest = z.infer<typeof tableRequestSchema>;

/** A sheet as text: row 1 of the spreadsheet first, a blank cell is empty. */
export const textTableSchema = z.strictObject({ sheet: z.string(), rows: z.array(z.array(z.string())) });
export type TextTable = z.infer<typeof textTableSchema>;

/** Its one answer. */
export const tableAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('refused'),
    code: z.custom<FileIssueCode>(isFileIssueCode),
    params: foundIssueSchema.shape.params,
  }),
  z.strictObject({ kind: z.literal('table'), table: textTableSchema }),
]);
export type TableAnswer = z.infer<typeof tableAnswerSchema>;
