import { sql } from 'kysely';
import { personWords, wordsBegin } from '#kernel/database/word-search.ts';
import { AppError } from '#kernel/errors.ts';
import { database } from '#kernel/runtime.ts';
import type { PeopleQuery, Person, PersonRow } from '../contract.ts';
import { studentRecordOf } from './student-records.ts';

const row = sql`user_account.id, username as login, user_account.name, user_account.email, is_active as "isActive",
  array(select role from role_grant where user_id = user_account.id order by role) as roles,
  exists (
    select from user_credential where user_credential.user_id = user_account.id and password is not null
  ) as "hasPassword"`;

/** A page of people by name, and one more than `limit`, which tells that there are more. */
export async function listPeople({ search = '', role, state, cursor, limit }: PeopleQuery): Promise<PersonRow[]> {
  const conditions = [
    wordsBegin(personWords, search),
    role && sql`exists (select from role_grant where user_id = user_account.id and role = ${role})`,
    state && sql`is_active = ${state === 'active'}`,
    cursor && sql`(name, id) > (select name, id from user_account where id = ${cursor})`,
  ].filter((condition) => typeof condition === 'object');
  const { rows } = await sql<PersonRow>`
    select ${row} from user_account where ${sql.join([sql`true`, ...conditions], sql` and `)}
    order by name, id limit ${limit + 1}`.execute(database());
  return rows;
}

/** @throws AppError person.not_found */
export async function getPerson(userId: string): Promise<Person> {
  const { rows } = await sql<Omit<Person, 'createdAt'> & { createdAt: Date }>`
    select ${row}, version, user_account.created_at as "createdAt",
      (select ${studentRecordOf} from student where student.user_id = user_account.id) as student,
      coalesce((
        select json_agg(json_build_object('id', course.id, 'name', course.name, 'groups', array(
            select distinct study_group.name from enrolment
            join student on student.id = enrolment.student_id join study_group on study_group.id = student.group_id
            where enrolment.course_id = course.id order by 1
          )) order by lower(course.name))
        from staff_assignment join course on course.id = staff_assignment.course_id
        where staff_assignment.user_id = user_account.id
      ), '[]') as teaching,
      coalesce((
        select json_agg(json_build_object('id', programme.id, 'name', programme.name) order by lower(programme.name))
        from staff_assignment join programme on programme.id = staff_assignment.programme_id
        where staff_assignment.user_id = user_account.id
      ), '[]') as heading
    from user_account where user_account.id = ${userId}`.execute(database());
  const person = rows.at(0);
  if (!person) throw new AppError('person.not_found');
  return { ...person, createdAt: person.createdAt.toISOString() };
}

/** Locks the person and tells how it stands; undefined when there is none. */
export async function lockPerson(
  userId: string,
): Promise<{ version: number; name: string; email: string; login: string | null; isActive: boolean } | undefined> {
  return database()
    .selectFrom('user_account')
    .select(['version', 'name', 'email', 'username as login', 'is_active as isActive'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
}

export async function raiseVersion(userId: string): Promise<void> {
  await database()
    .updateTable('user_account')
    .set({ version: sql`version + 1`, updated_at: sql`now()` })
    .where('id', '=', userId)
    .execute();
}

export async function updateFacts(
  userId: string,
  facts: { name: string; email: string; login: string | null },
): Promise<void> {
  await database()
    .updateTable('user_account')
    .set({ name: facts.name, email: facts.email, username: facts.login })
    .where('id', '=', userId)
    .execute();
}

/** Opens or closes access; with closed access all sessions end. */
export async function setActive(userId: string, isActive: boolean): Promise<void> {
  await database().updateTable('user_account').set({ is_active: isActive }).where('id', '=', userId).execute();
  if (!isActive) await database().deleteFrom('session').where('user_id', '=', userId).execute();
}

export interface NewPersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly login: string | null;
}

/** Adds people without a password. Fails on the unique login or address when somebody has it. */
export async function insertPeople(people: readonly NewPersonRow[]): Promise<void> {
  await sql`
    insert into user_account (id, name, email, email_verified, username)
    select id, name, email, false, login from unnest(
      ${people.map(({ id }) => id)}::text[], ${people.map(({ name }) => name)}::text[],
      ${people.map(({ email }) => email)}::text[], ${people.map(({ login }) => login)}::text[]
    ) as person (id, name, email, login)`.execute(database());
}
