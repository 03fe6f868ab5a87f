import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { isTaskDead } from '#kernel/tasks/dead-tasks.ts';
import { concealed } from '../without-students.ts';
import { taskNames } from './task-names.ts';

/** Somebody whom files may name. */
export interface NamedPerson {
  readonly userId: string | null;
  readonly studentId: number | null;
  /** Courses the student is in. */
  readonly courseIds: readonly number[];
}

/** Files that may name somebody of these courses: those of the courses, and those of which nobody knows whom they name. */
const batchesOf = (courseIds: readonly number[]): RawBuilder<unknown> => sql`(
  select batch_id as id from import_batch_course where course_id = any(${[...courseIds]}::integer[])
  union select id from import_batch where status not in ('recomputing', 'done')
)`;

/**
 * These, and the files that the person has uploaded: people name files after themselves. Asked for as an array, which the
 * planner reads by index: it thinks that the texts to be found are rare, and would look for them in all files first.
 */
const batchesNaming = ({ courseIds, userId }: NamedPerson): RawBuilder<unknown> => sql`(
  select id from ${batchesOf(courseIds)} as batch union select id from import_batch where created_by = ${userId}
)`;

/** Removes the cells in which imports changed results of the student. @returns how many */
export async function deleteChanges({ studentId, courseIds }: NamedPerson): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from import_change where course_id = any(${[...courseIds]}::integer[]) and student_id = ${studentId}`.execute(
    database(),
  );
  await sql`
    delete from import_row where course_id = any(${[...courseIds]}::integer[]) and student_id = ${studentId}`.execute(
    database(),
  );
  await sql`
    delete from import_entity where kind in ('student', 'enrolment') and entity_id = ${studentId}`.execute(database());
  return Number(numAffectedRows ?? 0);
}

/** Removes plans, and who is asked about, where they may name somebody; whoever decides has them made anew. */
export async function deletePlans(person: NamedPerson): Promise<void> {
  await sql`delete from import_plan where batch_id = any(array(${batchesNaming(person)}))`.execute(database());
  await sql`delete from import_person where batch_id = any(array(${batchesNaming(person)}))`.execute(database());
}

/** Removes what was told of files that may name somebody: file names and values of cells stand in it. */
export async function deleteTold(person: NamedPerson): Promise<void> {
  await sql`
    with batch as (select id::text as key from unnest(array(${batchesNaming(person)})) as id)
    delete from notification
    where kind = any('{imports.finished,imports.failed}'::text[]) and key in (select key from batch)
      and user_id in (
        select created_by from import_batch where id = any(array(${batchesNaming(person)})) and created_by is not null
        union select user_id from role_grant where role in ('operator', 'administrator')
      )`.execute(database());
}

/** Conceals what issues, and names of files, say of somebody; a file that still lies in the watched folder shows again. @param patterns of `namePattern` */
export async function concealMentions(person: NamedPerson, patterns: readonly string[]): Promise<void> {
  const names = (text: RawBuilder<unknown>): RawBuilder<boolean> =>
    sql<boolean>`${text} ~* any(${[...patterns]}::text[])`;
  await sql`
    update import_issue set
      value = case when ${names(sql`value`)} then ${concealed} else value end,
      sheet = case when ${names(sql`sheet`)} then ${concealed} else sheet end,
      column_name = case when ${names(sql`column_name`)} then ${concealed} else column_name end,
      params = (
        select coalesce(jsonb_object_agg(key, case when ${names(sql`param #>> '{}'`)} and jsonb_typeof(param) = 'string'
          then to_jsonb(${concealed}::text) else param end), '{}')
        from jsonb_each(params) as each (key, param)
      )
    where batch_id = any(array(${batchesNaming(person)}))
      and (${names(sql`value`)} or ${names(sql`sheet`)} or ${names(sql`column_name`)} or ${names(sql`params::text`)})
  `.execute(database());
  await sql`
    delete from watched_file where path ~* any(${[...patterns]}::text[])`.execute(database());
  await sql`
    update import_batch set file_name = ${concealed} || coalesce(substring(file_name from '[.][^.]*$'), '')
    where id = any(array(${batchesNaming(person)})) and ${names(sql`file_name`)}`.execute(database());
}

/**
 * Says of the uploaded files that may name somebody that they are unwanted. A file that is being read is not: when it is
 * saved, the person is erased already and the file becomes unwanted then.
 *
 * @returns how many
 */
export async function markOriginalsUnwanted({ courseIds }: NamedPerson): Promise<number> {
  const { numAffectedRows } = await sql`
    update import_batch set original = 'unwanted'
    where id in ${batchesOf(courseIds)} and original = 'kept'
      and (status in ('recomputing', 'done', 'refused', 'failed', 'cancelled', 'undoing', 'undone')
        or ${isTaskDead(Object.values(taskNames), sql`import_batch.id::text`)})`.execute(database());
  return Number(numAffectedRows ?? 0);
}

/** How many files `markOriginalsUnwanted` would mark. */
export async function countOriginals(courseIds: readonly number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from import_batch
    where id in ${batchesOf(courseIds)} and original = 'kept'
      and (status in ('recomputing', 'done', 'refused', 'failed', 'cancelled', 'undoing', 'undone')
        or ${isTaskDead(Object.values(taskNames), sql`import_batch.id::text`)})`.execute(database());
  return rows.at(0)?.count ?? 0;
}

/** The setting of who teaches new courses names nobody any more, if it named this person. */
export async function deleteDefaultTeacher(key: string, userId: string): Promise<void> {
  await sql`delete from setting where key = ${key} and value = to_jsonb(${userId}::text)`.execute(database());
}
