import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Subject } from './subject.ts';

/** Locks the courses and raises their data versions: what was derived from the student's results is derived anew. */
export async function raiseDataVersions(courseIds: readonly number[]): Promise<void> {
  await sql`
    with locked as (
      select id from course where id = any(${[...courseIds]}::integer[]) order by id for update
    )
    update course set data_version = data_version + 1 from locked where course.id = locked.id`.execute(database());
}

/** Removes the student's results, which name no foreign key. @returns how many */
export async function deleteResults(studentId: number | null, courseIds: readonly number[]): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from result where course_id = any(${[...courseIds]}::integer[]) and student_id = ${studentId}`.execute(
    database(),
  );
  return Number(numAffectedRows ?? 0);
}

/** Removes what others were told of the student; such notifications go with a course. */
export async function deleteToldToOthers(studentId: number | null, courseIds: readonly number[]): Promise<void> {
  await sql`
    delete from notification where course_id = any(${[...courseIds]}::integer[])
      and jsonb_path_exists(facts, '$.**.studentId ? (@ == $id)', jsonb_build_object('id', ${studentId}::integer))`.execute(
    database(),
  );
}

/**
 * Removes the account and the student record. With them go, by foreign keys: credentials, sessions, browsers, tokens,
 * links, second factor, roles, assignments, what the person was told; identities, enrolments, metrics, zones, ways out,
 * advice, what teachers noted. Uploads, settings and notes forget who made them. What is kept of the chat with the bot for
 * its limits, and what waits there to be answered, names no account.
 */
export async function deletePerson({ userId, studentId }: Subject): Promise<void> {
  await sql`
    with chat as (select chat_id from telegram_link where user_id = ${userId}),
      limits as (delete from telegram_chat using chat where id = chat_id)
    delete from telegram_update using chat where content ->> 'chatId' = chat_id::text and content is not null`.execute(
    database(),
  );
  await sql`delete from student where id = ${studentId}`.execute(database());
  await sql`delete from user_account where id = ${userId}`.execute(database());
}

/** Courses the person teaches: their pages name somebody else from now on. */
export async function listTaughtCourseIds(userId: string | null): Promise<number[]> {
  const { rows } = await sql<{ courseId: number }>`
    select course_id as "courseId" from staff_assignment where user_id = ${userId} and course_id is not null`.execute(
    database(),
  );
  return rows.map(({ courseId }) => courseId);
}
