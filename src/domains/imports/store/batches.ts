import { sql } from 'kysely';
import { AppError } from '#kernel/errors.ts';
import { database } from '#kernel/runtime.ts';
import type { ResultChange } from '#domains/gradebook/index.ts';
import type { ImportStatus } from '../contract.ts';
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
  createdBy: string | null;
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
        created_by: batch.createdBy,
      })),
    )
    .execute();
}

/** Undefined when the batch is gone. */
export async function findBatch(id: string): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`
    select id, file_name as "fileName", storage_key as "storageKey", status, teacher_id as "teacherId",
      course_name as "courseName", original = 'kept' as "hasOriginal"
    from import_batch where id = ${id}`.execute(database());
  return rows.at(0);
}

/** Moves a batch to the next step; `done`, `refused` and `failed` also say when. */
export async function setStatus(id: string, status: ImportStatus): Promise<void> {
  const ends = status === 'done' || status === 'refused' || status === 'failed';
  await database()
    .updateTable('import_batch')
    .set({ status, finished_at: ends ? sql`now()` : null })
    .where('id', '=', id)
    .execute();
}

export async function setCommitted(id: string, counts: CommittedCounts): Promise<void> {
  await database()
    .updateTable('import_batch')
    .set({
      status: 'recomputing',
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

/** Remembers which courses a batch touched, and the data version that holds its rows. */
export async function insertBatchCourses(
  batchId: string,
  courses: readonly { courseId: number; dataVersion: number }[],
): Promise<void> {
  await sql`
    insert into import_batch_course (batch_id, course_id, data_version)
    select ${batchId}, * from unnest(
      ${courses.map((course) => course.courseId)}::integer[], ${courses.map((course) => course.dataVersion)}::integer[])
    `.execute(database());
}

/** Replaces the issues of a batch: a retried reading finds the same ones again. */
export async function replaceIssues(batchId: string, issues: readonly FoundIssue[]): Promise<void> {
  await database().deleteFrom('import_issue').where('batch_id', '=', batchId).execute();
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

export async function insertChanges(
  batchId: string,
  courseId: number,
  changes: readonly ResultChange[],
): Promise<void> {
  await sql`
    insert into import_change (batch_id, created_at, course_id, student_id, activity_id, before, after)
    select import_batch.id, import_batch.created_at, ${courseId}, changed.* from import_batch, unnest(
      ${changes.map((change) => change.studentId)}::integer[], ${changes.map((change) => change.activityId)}::integer[],
      ${changes.map((change) => JSON.stringify(change.before))}::jsonb[],
      ${changes.map((change) => JSON.stringify(change.after))}::jsonb[]) as changed
    where import_batch.id = ${batchId}`.execute(database());
}

/** @throws AppError import.not_found */
export async function assertBatchExists(id: string): Promise<void> {
  if (!(await findBatch(id))) throw new AppError('import.not_found');
}
