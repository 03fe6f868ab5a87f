import { z } from 'zod';
import { readingLimitsSchema } from '../formats/limits.ts';
import { tablePreviewSchema } from '../mapping/contract.ts';
import { foundIssueSchema } from '../parsed-gradebook.ts';
import { isFileIssueCode, type FileIssueCode } from '../reading-error.ts';

/** What the process that shows a file is sent. */
export const previewRequestSchema = z.strictObject({
  path: z.string(),
  fileName: z.string(),
  sheet: z.int().exactOptional(),
  headerRow: z.int().exactOptional(),
  limits: readingLimitsSchema,
});
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** Its one answer. */
export const previewAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('refused'),
    code: z.custom<FileIssueCode>(isFileIssueCode),
    params: foundIssueSchema.shape.params,
  }),
  z.strictObject({ kind: z.literal('preview'), preview: tablePreviewSchema }),
]);
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;
