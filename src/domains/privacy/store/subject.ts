import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { ErasurePreview } from '../contract.ts';

/** Who is to be erased: the account, the student record, or both. */
export interface Subject {
  readonly userId: string | null;
  readonly studentId: number | null;
}

/** By what a person is known, here and in the sources. */
export interface KnownAs {
  account: { name: string; email: string; login: string | null; isActiveAdministrator: boolean } | null;
  student: { name: string | null; email: string | null; login: string | null } | null;
  identities: { source: string; externalId: string }[];
  /** As the university's directory has the account, where it is linked to an entry. */
  directory: { entryId: string; name: string | null; email: string | null; login: string | null } | null;
  /** Other addresses: those that links were sent to. */
  addresses: string[];
  /** Names of the accounts at providers of single sign-on. */
  subjects: string[];
}

/** The account with the student record linked to it; undefined when there is no such account. */
export async function findSubjectOfUser(userId: string): Promise<Subject | undefined> {
  const { rows } = await sql<Subject>`
    select user_account.id as "userId", student.id as "studentId"
    from user_account left join student on student.user_id = user_account.id
    where user_account.id = ${userId}`.execute(database());
  return rows.at(0);
}

/** The student record with the account linked to it; undefined when there is no such record. */
export async function findSubjectOfStudent(studentId: number): Promise<Subject | undefined> {
  const { rows } = await sql<Subject>`
    select user_id as "userId", id as "studentId" from student where id = ${studentId}`.execute(database());
  return rows.at(0);
}

/** Locks the account and the student record, in this order always: nobody changes them until the transaction ends. */
export async function lockSubject({ userId, studentId }: Subject): Promise<void> {
  await sql`select from user_account where id = ${userId} for update`.execute(database());
  await sql`select from student where id = ${studentId} for update`.execute(database());
}

export async function readKnownAs({ userId, studentId }: Subject): Promise<KnownAs> {
  const { rows } = await sql<KnownAs>`
    select
      (select json_build_object('name', name, 'email', email, 'login', username, 'isActiveAdministrator', is_active
          and exists (select from role_grant where user_id = user_account.id and role = 'administrator'))
        from user_account where id = ${userId}) as account,
      (select json_build_object('name', name, 'email', email, 'login', login) from student where id = ${studentId}) as student,
      (select coalesce(json_agg(json_build_object('source', source, 'externalId', external_id)
        order by source, external_id), '[]') from student_identity where student_id = ${studentId}) as identities,
      (select json_build_object('entryId', entry_id, 'name', seen_name, 'email', seen_email, 'login', seen_login)
        from directory_person where user_id = ${userId}) as directory,
      array(select distinct email from one_time_link where user_id = ${userId}) as addresses,
      array(select account_id from user_credential where user_id = ${userId} and password is null) as subjects
  `.execute(database());
  const [known] = rows;
  if (!known) throw new Error('a select without a table has a row');
  return known;
}

/** Courses the student is in, in the order in which they are locked. */
export async function listCourseIds(studentId: number | null): Promise<number[]> {
  const { rows } = await sql<{ courseId: number }>`
    select course_id as "courseId" from enrolment where student_id = ${studentId} order by course_id`.execute(
    database(),
  );
  return rows.map(({ courseId }) => courseId);
}

/** How much an erasure removes. */
export async function countTraces(
  { userId, studentId }: Subject,
  courseIds: readonly number[],
): Promise<Omit<ErasurePreview['goes'], 'files' | 'courses'>> {
  const courses = sql`${[...courseIds]}::integer[]`;
  const { rows } = await sql<Omit<ErasurePreview['goes'], 'files' | 'courses'>>`
    select (select count(*)::integer from session where user_id = ${userId}) as sessions,
      (select count(*)::integer from known_device where user_id = ${userId}) as devices,
      (select count(*)::integer from api_token where user_id = ${userId}) as tokens,
      (select count(*)::integer from role_grant where user_id = ${userId}) as roles,
      (select count(*)::integer from staff_assignment where user_id = ${userId}) as assignments,
      (select count(*)::integer from unnest(${courses}) as own (id) cross join lateral (
        select from result where result.course_id = own.id and result.student_id = ${studentId}) as found) as results,
      (select count(*)::integer from unnest(${courses}) as own (id) cross join lateral (
        select from import_change as change where change.course_id = own.id and change.student_id = ${studentId}
      ) as found) as changes`.execute(database());
  const [counts] = rows;
  if (!counts) throw new Error('a select without a table has a row');
  return counts;
}
