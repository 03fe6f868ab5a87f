import { z } from 'zod';

/** What the cells of a column are. */
export const columnMeanings = [
  'student',
  'name',
  'family_name',
  'given_name',
  'middle_name',
  'email',
  'group',
  'course',
  'activity',
  'score',
  'status',
  'attendance',
  'maximum',
  'time',
  'deadline',
  'total',
  'ignore',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

/** What a word in place of a score says. */
export const wordMeanings = ['done', 'failed', 'attempted', 'not_attempted', 'excused', 'present', 'absent'] as const;
export type WordMeaning = (typeof wordMeanings)[number];

const longestHeader = 300;
const mostColumns = 500;
const mostWords = 200;

const mappedColumnSchema = z.strictObject({
  /** Its header as the file has it; blank for a column without one. */
  header: z.string().max(longestHeader),
  /** Which of the columns with this header, from 1. */
  occurrence: z.int().min(1).max(mostColumns),
  meaning: z.enum(columnMeanings),
});

/** What an operator decided about a table: a row for each student, or with a column of activities a row for each result. */
export const tableMappingSchema = z.strictObject({
  /** 1-based, as the spreadsheet shows it; null: the row that has these headers. */
  headerRow: z.int().min(1).max(1_000).nullable(),
  columns: z.array(mappedColumnSchema).min(1).max(mostColumns),
  words: z.array(z.strictObject({ text: z.string().min(1).max(100), meaning: z.enum(wordMeanings) })).max(mostWords),
  /** auto: by the numbers and dates that show it. */
  decimalMark: z.enum(['auto', '.', ',']),
  dateOrder: z.enum(['auto', 'day_first', 'month_first']),
});
export type TableMapping = z.infer<typeof tableMappingSchema>;

/** A text of a column that is no number, how often it stands there, and what it would be read as. */
const columnWordSchema = z.strictObject({
  text: z.string(),
  count: z.int(),
  work: z.enum(wordMeanings).nullable(),
  lesson: z.enum(wordMeanings).nullable(),
});

const previewColumnSchema = z.strictObject({
  header: z.string(),
  occurrence: z.int(),
  /** Null: nobody can tell. */
  guess: z.enum(columnMeanings).nullable(),
  /** What the guess comes from. */
  reason: z.enum(['header', 'cells', 'none']),
  /** Cells that are not blank. */
  filled: z.int(),
  /** The first words of the column, the most frequent first. */
  words: z.array(columnWordSchema),
});
export type PreviewColumn = z.infer<typeof previewColumnSchema>;

/** A sheet as its first rows say, its headers at a row. */
export const tablePreviewSchema = z.strictObject({
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.int() })),
  /** Index of the sheet that is shown. */
  sheet: z.int(),
  /** 1-based. */
  headerRow: z.int(),
  /** Row 1 of the sheet first, as text. */
  rows: z.array(z.array(z.string())),
  columns: z.array(previewColumnSchema),
  /** Sources, the likeliest first. */
  sources: z.array(z.strictObject({ id: z.string(), score: z.number(), evidence: z.record(z.string(), z.number()) })),
  fingerprint: z.string(),
});
export type TablePreview = z.infer<typeof tablePreviewSchema>;

/** `GET /imports/:importId/table`; without these the likeliest sheet and row. */
export const tablePreviewQuery = z.object({
  sheet: z.coerce.number().int().min(0).max(1_000).optional(),
  headerRow: z.coerce.number().int().min(1).max(1_000).optional(),
});

/** A profile as lists have it. */
export const profileSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.int(),
  columns: z.int(),
  createdBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  changedAt: z.iso.datetime(),
  /** Files that were read by it. */
  imports: z.int(),
});
export type SourceProfile = z.infer<typeof profileSchema>;
export const profileListSchema = z.object({ items: z.array(profileSchema) });

/** The preview with the profile for such headers, if there is one. */
export const importTableSchema = tablePreviewSchema.extend({
  profile: z.object({ id: z.uuid(), name: z.string(), version: z.int(), mapping: tableMappingSchema }).nullable(),
});
export type ImportTable = z.infer<typeof importTableSchema>;

/** `POST /imports/:importId/mapping-check`. */
export const mappingCheckBody = z.object({ mapping: tableMappingSchema, course: z.string().max(300).optional() });
export const mappingCheckSchema = z.object({
  courses: z.array(z.string()),
  students: z.int(),
  activities: z.int(),
  lessons: z.int(),
  cells: z.int(),
  errors: z.int(),
  issues: z.array(
    z.object({
      severity: z.enum(['error', 'warning', 'info']),
      code: z.string(),
      sheet: z.string().nullable(),
      row: z.int().nullable(),
      column: z.string().nullable(),
      value: z.string().nullable(),
      message: z.string(),
    }),
  ),
});
export type MappingCheck = z.infer<typeof mappingCheckSchema>;

const profileName = z.string().trim().min(1).max(100);

/** `POST /imports/:importId/reading-again`: by a profile, which is made or changed, or as a source. */
export const readingAgainBody = z.object({
  by: z.union([
    z.strictObject({ name: profileName, mapping: tableMappingSchema }),
    z.strictObject({ source: z.string().max(50) }),
  ]),
  course: z.string().max(300).optional(),
});
export type ReadingAgain = z.infer<typeof readingAgainBody>;
export const readingAgainSchema = z.object({ importId: z.uuid() });

export const profileParams = z.object({ profileId: z.uuid() });
export const profileRename = z.object({ name: profileName });

/** The version that was seen: who deletes must not delete what somebody has just changed. */
export const profileRemoval = z.object({ version: z.coerce.number().int().min(1) });

/** A profile as a file: `GET /source-profiles/:profileId`, `POST /source-profiles`. */
export const profileFileSchema = z.object({
  format: z.literal('pulse-source-profile'),
  formatVersion: z.literal(1),
  name: profileName,
  mapping: tableMappingSchema,
});
export type ProfileFile = z.infer<typeof profileFileSchema>;
export const profileCreatedSchema = z.object({ id: z.uuid() });
