import { sql, type RawBuilder } from 'kysely';
import { seesEverything, type Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { fillSentence, type Locale } from '#kernel/locale.ts';
import { database } from '#kernel/runtime.ts';
import { isTaskDead } from '#kernel/tasks/dead-tasks.ts';
import { courseAssessedAt } from '#domains/risk/index.ts';
import type { ImportBatch, ImportChanges, ImportIssue, IssueSeverity } from '../contract.ts';
import { issueCodes, isIssueCode } from '../issue-codes.ts';
import { ledgerBegin } from './ledger-begin.ts';
import { taskNames } from './task-names.ts';

interface BatchRow extends Omit<ImportBatch, 'courseId' | 'createdAt' | 'finishedAt'> {
  createdAt: Date;
  finishedAt: Date | null;
}

/** An undo that stopped has changed nothing: the import stands as it was. */
const isUndoStopped = sql<boolean>`(status = 'undoing' and ${isTaskDead([taskNames.undo], sql`import_batch.id::text`)})`;

/**
 * A batch is recomputing until every course it touched has zones of its data version (of version 0, and of no course at
 * all, there is nothing to compute), and has failed while a task of
 * its lies dead. That is seen here, when somebody looks, rather than noted by the task: so there is no note that could
 * be lost, and a task that is run again needs to take none back.
 */
function selectBatches(condition: ReturnType<typeof sql>): ReturnType<typeof sql<BatchRow>> {
  return sql<BatchRow>`
    select id, file_name as file, file_bytes as bytes, source, students, activities, lessons,
      case when status = 'recomputing' and recomputed.at is not null or ${isUndoStopped} then 'done'
        when status in ('waiting', 'reading', 'checking', 'saving') and ${isTaskDead(Object.values(taskNames), sql`import_batch.id::text`)}
        then 'failed' else status end as status,
      json_build_object('new', cells_new, 'changed', cells_changed, 'same', cells_same) as cells,
      touched.courses, issues.counts as "issueCounts",
      (select json_build_object('id', user_account.id, 'name', user_account.name)
        from user_account where user_account.id = created_by) as "createdBy",
      (select count(*) from import_person where batch_id = import_batch.id and not is_decided) as "undecidedPeople",
      from_folder as "isFromFolder", created_at as "createdAt", original = 'kept' as "hasOriginal",
      has_ledger and (status in ('recomputing', 'done') or ${isUndoStopped}) and created_at > ${ledgerBegin} as "canUndo",
      coalesce(finished_at, case when status = 'recomputing' then recomputed.at end) as "finishedAt"
    from import_batch
    cross join lateral (
      select coalesce(json_agg(json_build_object('id', course.id, 'name', course.name) order by course.name), '[]') as courses
      from import_batch_course join course on course.id = import_batch_course.course_id
      where import_batch_course.batch_id = import_batch.id
    ) as touched
    cross join lateral (
      select case when coalesce(bool_and(assessed.at is not null or data_version = 0), true)
        then coalesce(max(assessed.at), import_batch.created_at) end as at
      from import_batch_course
      cross join lateral (
        select ${courseAssessedAt(sql.ref('import_batch_course.course_id'), sql.ref('import_batch_course.data_version'))} as at
      ) as assessed
      where import_batch_course.batch_id = import_batch.id
    ) as recomputed
    cross join lateral (
      select json_build_object(
        'error', count(*) filter (where severity = 'error'),
        'warning', count(*) filter (where severity = 'warning'),
        'info', count(*) filter (where severity = 'info')) as counts
      from import_issue where import_issue.batch_id = import_batch.id
    ) as issues
    ${condition}`;
}

function toBatch({ createdAt, finishedAt, ...row }: BatchRow): ImportBatch {
  const [only, ...others] = row.courses;
  return {
    ...row,
    courseId: only && others.length === 0 ? only.id : null,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

/** The batches of these ids, in their order. */
export async function listBatchesById(ids: readonly string[]): Promise<ImportBatch[]> {
  const { rows } = await selectBatches(
    sql`where id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], id)`,
  ).execute(database());
  return rows.map(toBatch);
}

/** @throws AppError import.not_found */
export async function getBatch(id: string): Promise<ImportBatch> {
  const [batch] = await listBatchesById([id]);
  if (!batch) throw new AppError('import.not_found');
  return batch;
}

/** `mayReadImport` (policy.ts) on `import_batch`, by which the journal is filtered. */
function readableImport(actor: Actor): RawBuilder<boolean> {
  return seesEverything(actor) ? sql<boolean>`true` : sql<boolean>`false`;
}

/** A page of the journal that the actor may see, newest first. Ids are made in the order of time, so the last id of a page is the cursor. */
export async function listBatches(
  actor: Actor,
  limit: number,
  cursor: string | undefined,
): Promise<{ items: ImportBatch[]; nextCursor: string | null }> {
  const { rows } = await selectBatches(
    sql`where ${readableImport(actor)} and (${cursor ?? null}::uuid is null or id < ${cursor ?? null}::uuid) order by id desc limit ${limit + 1}`,
  ).execute(database());
  const items = rows.slice(0, limit).map(toBatch);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Issues of a batch in the order of the file, worded in the language. */
export async function listIssues(batchId: string, locale: Locale): Promise<ImportIssue[]> {
  const { rows } = await sql<
    Omit<ImportIssue, 'message'> & { severity: IssueSeverity; params: Record<string, unknown> }
  >`
    select severity, code, sheet, row_number as row, column_name as column, value, params
    from import_issue where batch_id = ${batchId} order by id`.execute(database());
  return rows.map(({ params, ...issue }) => ({
    ...issue,
    message: isIssueCode(issue.code)
      ? fillSentence(issueCodes[issue.code][locale], { ...issue, ...params })
      : issue.code,
  }));
}

/** The first 500 cells that a batch changed, and how many there are. They lie in the month of the batch. */
export async function listChanges(batchId: string): Promise<ImportChanges> {
  const { rows } = await sql<ImportChanges['items'][number] & { total: number }>`
    select import_change.course_id as "courseId", import_change.student_id as "studentId",
      coalesce(student.name, (
        select min(external_id) from student_identity where student_identity.student_id = student.id
      )) as student,
      activity.name as activity, before, after, count(*) over () as total
    from import_change
    join student on student.id = import_change.student_id
    join activity on activity.id = import_change.activity_id
    where batch_id = ${batchId}
      and import_change.created_at = (select created_at from import_batch where id = ${batchId})
    order by student, activity.position limit 500`.execute(database());
  return { total: rows.at(0)?.total ?? 0, items: rows.map(({ total: _total, ...item }) => item) };
}
