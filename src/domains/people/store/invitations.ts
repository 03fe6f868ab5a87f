import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { KnownPerson, Scopes } from '../invitation-plan.ts';

/** Everybody who has one of the addresses or logins. Locked, so that they stay so until the transaction ends. */
export async function lockKnownPeople(emails: readonly string[], logins: readonly string[]): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    with known as (
      select id from user_account where email = any(${[...emails]}::text[])
      union select id from user_account where username = any(${[...logins]}::text[])
    )
    select id, name, email, username as login, is_active as "isActive",
      array(select role from role_grant where user_id = user_account.id) as roles,
      array(
        select course_id from staff_assignment where user_id = user_account.id and course_id is not null
      ) as "courseIds",
      array(
        select programme_id from staff_assignment where user_id = user_account.id and programme_id is not null
      ) as "programmeIds"
    from user_account where id in (select id from known) order by id for update`.execute(database());
  return rows;
}

/** All courses and programmes. */
export async function listScopes(): Promise<Scopes> {
  const { rows } = await sql<Scopes>`
    select coalesce((select json_agg(json_build_object('id', id, 'name', name) order by name) from course), '[]')
        as courses,
      coalesce((select json_agg(json_build_object('id', id, 'name', name) order by name) from programme), '[]')
        as programmes`.execute(database());
  return rows.at(0) ?? { courses: [], programmes: [] };
}

/** Assigns people to courses, one a pair of equal place. */
export async function insertTeaching(userIds: readonly string[], courseIds: readonly number[]): Promise<void> {
  await sql`
    insert into staff_assignment (user_id, course_id)
    select * from unnest(${[...userIds]}::text[], ${[...courseIds]}::integer[])
    on conflict (user_id, course_id) where course_id is not null do nothing`.execute(database());
}

/** Makes people the heads of programmes, one a pair of equal place. */
export async function insertHeading(userIds: readonly string[], programmeIds: readonly number[]): Promise<void> {
  await sql`
    insert into staff_assignment (user_id, programme_id)
    select * from unnest(${[...userIds]}::text[], ${[...programmeIds]}::integer[])
    on conflict (user_id, programme_id) where programme_id is not null do nothing`.execute(database());
}

/** The next version of each: whoever edits one of them at the same time is told. */
export async function raiseVersions(userIds: readonly string[]): Promise<void> {
  await sql`
    update user_account set version = version + 1, updated_at = now()
    where id = any(${[...userIds]}::text[])`.execute(database());
}
