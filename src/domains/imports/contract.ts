import { z } from 'zod';

/** Steps of an import, in order; the last three are ends. `refused`: the file was not acceptable, nothing was stored. */
export const importStatuses = [
  'waiting',
  'reading',
  'checking',
  'saving',
  'recomputing',
  'done',
  'refused',
  'failed',
] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const issueSeverities = ['error', 'warning', 'info'] as const;
export type IssueSeverity = (typeof issueSeverities)[number];

export const importIssueSchema = z.object({
  severity: z.enum(issueSeverities),
  code: z.string(),
  sheet: z.string().nullable(),
  /** 1-based, as the spreadsheet shows it. */
  row: z.number().int().nullable(),
  /** Letter and header, e.g. `D «Время выполнения»`. */
  column: z.string().nullable(),
  value: z.string().nullable(),
  /** Sentence with the remedy, in the caller's language. */
  message: z.string(),
});
export type ImportIssue = z.infer<typeof importIssueSchema>;

export const importBatchSchema = z.object({
  id: z.uuid(),
  file: z.string(),
  bytes: z.number().int(),
  status: z.enum(importStatuses),
  source: z.string().nullable(),
  /** The course, when the file holds exactly one. */
  courseId: z.number().int().nullable(),
  courses: z.array(z.object({ id: z.number().int(), name: z.string() })),
  students: z.number().int(),
  activities: z.number().int(),
  lessons: z.number().int(),
  cells: z.object({ new: z.number().int(), changed: z.number().int(), same: z.number().int() }),
  issueCounts: z.object({ error: z.number().int(), warning: z.number().int(), info: z.number().int() }),
  createdBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Whether the uploaded file can be downloaded; it is removed after a time, or when somebody in it is erased. */
  hasOriginal: z.boolean(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ImportBatch = z.infer<typeof importBatchSchema>;

/**
 * `POST /imports`, multipart: one or more parts `file`. `teacherId` says who teaches the courses not seen before: a
 * user's id, or empty for nobody yet; without it, whoever `GET /upload-defaults` names. `course` names the course of files
 * that do not name theirs.
 */
export const importStartedSchema = z.object({ batches: z.array(importBatchSchema) });

/** `GET /upload-defaults`. */
export const uploadDefaultsSchema = z.object({ teacherId: z.string().nullable() });
export type UploadDefaults = z.infer<typeof uploadDefaultsSchema>;

/** `GET /imports`: the journal, newest first. */
export const importListQuery = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export const importListSchema = z.object({ items: z.array(importBatchSchema), nextCursor: z.string().nullable() });

export const importParams = z.object({ importId: z.uuid() });

/** `GET /imports/:importId`: the batch with its issues (at most 1,000; the parser stops counting there). */
export const importDetailSchema = importBatchSchema.extend({ issues: z.array(importIssueSchema) });
export type ImportDetail = z.infer<typeof importDetailSchema>;

const cellValueSchema = z.object({
  status: z.string(),
  score: z.number().nullable(),
  completedAt: z.string().nullable(),
  dueAt: z.string().nullable(),
});

/** `GET /imports/:importId/changes`: the first 500 cells that changed, what stood there and what stands now. */
export const importChangesSchema = z.object({
  total: z.number().int(),
  items: z.array(
    z.object({
      courseId: z.number().int(),
      studentId: z.number().int(),
      student: z.string(),
      activity: z.string(),
      before: cellValueSchema,
      after: cellValueSchema,
    }),
  ),
});
export type ImportChanges = z.infer<typeof importChangesSchema>;

export const leastOriginalDays = 30;
export const mostOriginalDays = 3660;
/** `GET` and `PUT /settings/originals`: days for which uploaded files are kept. */
export const originalsSettings = z.object({ days: z.int().min(leastOriginalDays).max(mostOriginalDays) });
export type OriginalsSettings = z.infer<typeof originalsSettings>;
