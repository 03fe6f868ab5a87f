import { z } from 'zod';
import { activityKinds, saidCountsSchema } from '#domains/gradebook/contract.ts';
import { saidTestsSchema } from '#domains/questions/contract.ts';
import { courseOutcomes } from '#domains/roster/outcome/contract.ts';
import { CellTable } from './cell-table.ts';
import { issueCodes, isIssueCode, type IssueCode } from './issue-codes.ts';
import { issueSeverities } from './contract.ts';

/**
 * What reading a file gives, whatever system wrote it: plain values, fit to be sent between threads. A student's
 * activity of which the file says nothing has no cell; excused, not attempted, attempted and a score of zero are four
 * other things and are told apart by `status` and `score`.
 */

export const parsedStudentSchema = z.strictObject({
  /** Id in the system that wrote the file, as it stands there, upper and lower case included. */
  externalId: z.string().min(1),
  name: z.string().exactOptional(),
  email: z.string().exactOptional(),
  /** By which the student signs in there; whether other systems have the same is the university's to say. */
  login: z.string().exactOptional(),
  group: z.string().exactOptional(),
  /** How the student ended the course; absent: the file does not say. */
  outcome: z.strictObject({ outcome: z.enum(courseOutcomes), at: z.iso.datetime().exactOptional() }).exactOptional(),
  /** By which the errors of models are compared between groups, and nothing else. */
  attributes: z
    .array(z.strictObject({ attribute: z.string(), value: z.string() }))
    .readonly()
    .exactOptional(),
});
export type ParsedStudent = z.infer<typeof parsedStudentSchema>;

export const parsedActivitySchema = z.strictObject({
  /** Recognises the activity in the next file of the same course; see sources/activity-names.ts. */
  key: z.string().min(1),
  name: z.string().min(1),
  kind: z.enum(activityKinds),
  /** Place in the course, from 1; lessons are counted apart from the other activities. */
  position: z.int().min(1),
  maxPoints: z.number().exactOptional(),
  dueAt: z.iso.datetime().exactOptional(),
  /** When and where a lesson is held; absent: the file does not say. */
  held: z
    .array(z.strictObject({ at: z.iso.datetime().nullable(), room: z.string().nullable() }))
    .readonly()
    .exactOptional(),
  /** How much it counts, and what it is about; absent: the file does not say. */
  counts: saidCountsSchema.exactOptional(),
});
export type ParsedActivity = z.infer<typeof parsedActivitySchema>;

export const studentPlaceSchema = z.strictObject({ sheet: z.string(), row: z.int().min(1) });
export type StudentPlace = z.infer<typeof studentPlaceSchema>;

/** `column`: letter and header. */
export const activityPlaceSchema = z.strictObject({ sheet: z.string(), column: z.string() });
export type ActivityPlace = z.infer<typeof activityPlaceSchema>;

export const parsedCourseSchema = z.strictObject({
  externalId: z.string().min(1),
  name: z.string().min(1),
  /** The programme it belongs to, one of those of the file; absent: the file does not say. */
  programme: z.string().exactOptional(),
  students: z.array(parsedStudentSchema).readonly(),
  /** Of each of the students, the rows about them. */
  places: z.array(z.array(studentPlaceSchema)).readonly().exactOptional(),
  activities: z.array(parsedActivitySchema).readonly(),
  /** Of each of the activities, its columns. */
  columns: z.array(z.array(activityPlaceSchema)).readonly().exactOptional(),
  cells: z.instanceof(CellTable),
  /** Questions of its tests, answers to them, and its programme; absent: the file does not say. */
  tests: saidTestsSchema.exactOptional(),
});
export type ParsedCourse = z.infer<typeof parsedCourseSchema>;

/** A problem of a file. Its sentence is `issueCodes[code]`, filled with `params` and the issue's own fields. */
export const foundIssueSchema = z.strictObject({
  severity: z.enum(issueSeverities),
  code: z.custom<IssueCode>(isIssueCode),
  sheet: z.string().exactOptional(),
  /** 1-based, as the spreadsheet shows it. */
  row: z.int().min(1).exactOptional(),
  /** Letter and header, e.g. `D «Время выполнения»`. */
  column: z.string().exactOptional(),
  value: z.string().exactOptional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FoundIssue = z.infer<typeof foundIssueSchema>;

export const parsedFileSchema = z.strictObject({
  /** Id of the source that read the file; absent when none recognised it, which is an issue then. */
  source: z.string().optional(),
  /** The profile by which it was read. */
  profile: z.strictObject({ id: z.string(), version: z.int() }).exactOptional(),
  courses: z.array(parsedCourseSchema).readonly(),
  /** Programmes the file names, and which groups it puts into them. */
  programmes: z
    .strictObject({
      names: z.array(z.string()).readonly(),
      groups: z.array(z.strictObject({ group: z.string(), programme: z.string() })).readonly(),
    })
    .exactOptional(),
  /** When one of them is an error, nothing of the file may be stored. */
  issues: z.array(foundIssueSchema).readonly(),
});
export interface ParsedFile extends Omit<z.infer<typeof parsedFileSchema>, 'source'> {
  readonly source: string | undefined;
}

export type IssuePlace = Pick<FoundIssue, 'sheet' | 'row' | 'column' | 'value'>;

/** An issue with the severity that belongs to its code. */
export function foundIssue(code: IssueCode, params: FoundIssue['params'] = {}, place: IssuePlace = {}): FoundIssue {
  return { severity: issueCodes[code].severity, code, ...place, params };
}
