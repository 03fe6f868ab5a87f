import { sql } from 'kysely';
import { AppError } from '#kernel/errors.ts';
import { database } from '#kernel/runtime.ts';
import type { ImportStatus, ReviewMode } from '../contract.ts';
import type { IssueCode } from '../issue-codes.ts';
import type { FoundIssue } from '../parsed-gradebook.ts';

export interface NewBatch {
  id: string;
  fileName: string;
  bytes: number;
  sha256: string;
  storageKey: string;
  teacherId: string | null;
  /** The course chosen for files that name none. */
  courseName: string | null;
  /** When to ask before saving. */
  review: ReviewMode;
  createdBy: string | null;
  fromFolder: boolean;
}

/** What the tasks need of a batch. */
export interface Batch {
  id: string;
  fileName: string;
  storageKey: string;
  status: ImportStatus;
  teacherId: string | null;
  /** The uploaded file is still there. */
  hasOriginal: boolean;
  courseName: string | null;
  /** What results and the ledger name it by. */
  number: number;
  review: ReviewMode;
  /** Digest of the plan that somebody has agreed to. */
  agreedPlan: string | null;
}

export interface CommittedCounts {
  source: string;
  students: number;
  activities: number;
  lessons: number;
  cellsNew: number;
  cellsChanged: number;
  cellsSame: number;
}

export async function insertBatches(batches: readonly NewBatch[]): Promise<void> {
  await database()
    .insertInto('import_batch')
    .values(
      batches.map((batch) => ({
        id: batch.id,
        file_name: batch.fileName,
        file_bytes: batch.bytes,
        file_sha256: batch.sha256,
        storage_key: batch.storageKey,
        status: 'waiting',
        teacher_id: batch.teacherId,
        course_name: batch.courseName,
        review: batch.review,
        created_by: batch.createdBy,
        from_folder: batch.fromFolder,
      })),
    )
    .execute();
}

/** Undefined when the batch is gone. */
export async function findBatch(id: string): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`
    select id, file_name as "fileName", storage_key as "storageKey", status, teacher_id as "teacherId",
      course_name as "courseName", original = 'kept' as "hasOriginal", number, review,
      agreed_plan as "agreedPlan"
    from import_batch where id = ${id}`.execute(database());
  return rows.at(0);
}

/** Codes of issues that only storing finds. */
const storedCodes = [
  'tests.unknown_test',
  'tests.too_many_answers',
  'tests.fewer_answers',
  'tests.no_option',
] as const satisfies readonly IssueCode[];

const ends: readonly ImportStatus[] = ['done', 'refused', 'failed', 'cancelled', 'undone'];

/** Moves a batch to the next step; an end also says when. */
export async function setStatus(id: string, status: ImportStatus): Promise<void> {
  await database()
    .updateTable('import_batch')
    .set({ status, finished_at: ends.includes(status) ? sql`now()` : null })
    .where('id', '=', id)
    .execute();
}

/** Moves a batch on that is in one of these steps. @returns false when it is in another, e.g. because it was cancelled */
export async function advance(id: string, from: readonly ImportStatus[], to: ImportStatus): Promise<boolean> {
  const { numUpdatedRows } = await database()
    .updateTable('import_batch')
    .set({ status: to, finished_at: ends.includes(to) ? sql`now()` : null })
    .where('id', '=', id)
    .where('status', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The plan of this digest is agreed to; null: none is. */
export async function setAgreedPlan(id: string, digest: string | null): Promise<void> {
  await database().updateTable('import_batch').set({ agreed_plan: digest }).where('id', '=', id).execute();
}

export async function setCommitted(id: string, counts: CommittedCounts): Promise<void> {
  await database()
    .updateTable('import_batch')
    .set({
      status: 'recomputing',
      has_ledger: true,
      source: counts.source,
      students: counts.students,
      activities: counts.activities,
      lessons: counts.lessons,
      cells_new: counts.cellsNew,
      cells_changed: counts.cellsChanged,
      cells_same: counts.cellsSame,
    })
    .where('id', '=', id)
    .execute();
}

/** A course that a batch touched. */
export interface TouchedCourse {
  readonly courseId: number;
  /** The one that holds its rows. */
  readonly dataVersion: number;
  /** Its file has the whole course. */
  readonly isComplete: boolean;
}

/** The place that the next import will have among those of a course. Callers hold the course's row. */
export async function nextPlace(courseId: number): Promise<number> {
  const { rows } = await sql<{ place: number }>`
    select 1 + coalesce(max(place), 0) as place from import_batch_course where course_id = ${courseId}`.execute(
    database(),
  );
  return rows.at(0)?.place ?? 1;
}

/** The place that an import has among those of a course; undefined when it did not touch it. */
export async function findPlace(batchId: string, courseId: number): Promise<number | undefined> {
  const row = await database()
    .selectFrom('import_batch_course')
    .select('place')
    .where('batch_id', '=', batchId)
    .where('course_id', '=', courseId)
    .executeTakeFirst();
  return row?.place;
}

/** Remembers which courses a batch touched. */
export async function insertBatchCourses(batchId: string, courses: readonly TouchedCourse[]): Promise<void> {
  await sql`
    insert into import_batch_course (batch_id, course_id, data_version, is_complete, place)
    select ${batchId}, touched.*, 1 + coalesce((
      select max(place) from import_batch_course as earlier where earlier.course_id = touched.course_id), 0)
    from unnest(
      ${courses.map((course) => course.courseId)}::integer[], ${courses.map((course) => course.dataVersion)}::integer[],
      ${courses.map((course) => course.isComplete)}::boolean[]
    ) as touched (course_id, data_version, is_complete)`.execute(database());
}

/** Replaces the issues of a batch: a retried reading finds the same ones again. */
export async function replaceIssues(batchId: string, issues: readonly FoundIssue[]): Promise<void> {
  await database().deleteFrom('import_issue').where('batch_id', '=', batchId).execute();
  await insertIssues(batchId, issues);
}

/** Replaces the issues that storing a file finds: what is planned again finds them again. */
export async function replaceFound(batchId: string, issues: readonly FoundIssue[]): Promise<void> {
  await database()
    .deleteFrom('import_issue')
    .where('batch_id', '=', batchId)
    .where('code', 'in', storedCodes)
    .execute();
  await insertIssues(batchId, issues);
}

export async function insertIssues(batchId: string, issues: readonly FoundIssue[]): Promise<void> {
  await sql`
    insert into import_issue (batch_id, severity, code, sheet, row_number, column_name, value, params)
    select ${batchId}, * from unnest(
      ${issues.map((issue) => issue.severity)}::text[], ${issues.map((issue) => issue.code)}::text[],
      ${issues.map((issue) => issue.sheet ?? null)}::text[], ${issues.map((issue) => issue.row ?? null)}::integer[],
      ${issues.map((issue) => issue.column ?? null)}::text[], ${issues.map((issue) => issue.value ?? null)}::text[],
      ${issues.map((issue) => JSON.stringify(issue.params))}::jsonb[])`.execute(database());
}

/** @throws AppError import.not_found */
export async function assertBatchExists(id: string): Promise<void> {
  if (!(await findBatch(id))) throw new AppError('import.not_found');
}
