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
