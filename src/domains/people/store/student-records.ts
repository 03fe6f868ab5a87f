import { sql } from 'kysely';
import { studentWords, wordsBegin } from '#kernel/database/word-search.ts';
import { database } from '#kernel/runtime.ts';
import type { StudentRecord } from '../contract.ts';

/** A student of alias `student` as pages show it. */
export const studentRecordOf = sql<StudentRecord>`json_build_object('id', student.id, 'name', student.name,
  'email', student.email,
  'group', (select study_group.name from study_group where study_group.id = student.group_id),
  'externalIds', array(
    select distinct external_id from student_identity where student_identity.student_id = student.id order by 1),
  'user', (
    select json_build_object('id', linked.id, 'name', linked.name)
    from user_account as linked where linked.id = student.user_id))`;

/** How many a search shows: who looks for one of more types more. */
const mostFound = 20;

/** Students of the person's address. */
export async function listStudentsByEmail(email: string): Promise<StudentRecord[]> {
  const { rows } = await sql<{ record: StudentRecord }>`
    select ${studentRecordOf} as record from student where lower(email) = ${email.toLowerCase()}
    order by id limit ${mostFound}`.execute(database());
  return rows.map(({ record }) => record);
}

/** Students by external id, or by beginnings of words of name and address. */
export async function findStudents(search: string): Promise<StudentRecord[]> {
  const words = wordsBegin(studentWords, search);
  if (!words) return [];
  const { rows } = await sql<{ record: StudentRecord }>`
    select ${studentRecordOf} as record from student where id in (
      (select student_id from student_identity where external_id = ${search} limit ${mostFound})
      union (select id from student where ${words} limit ${mostFound})
    ) order by name nulls last, id limit ${mostFound}`.execute(database());
  return rows.map(({ record }) => record);
}

/** The student that the person is; null when none. */
export async function findStudentIdOf(userId: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select id from student where user_id = ${userId}`.execute(database());
  return rows.at(0)?.id ?? null;
}

/** Makes the person this student, or none. @returns false when the student is somebody else's, or is not there */
export async function linkStudent(userId: string, studentId: number | null): Promise<boolean> {
  await sql`
    update student set user_id = null
    where user_id = ${userId} and id is distinct from ${studentId}::integer`.execute(database());
  if (studentId === null) return true;
  const linked = await sql`
    update student set user_id = ${userId}
    where id = ${studentId} and (user_id is null or user_id = ${userId})`.execute(database());
  return linked.numAffectedRows === 1n;
}
