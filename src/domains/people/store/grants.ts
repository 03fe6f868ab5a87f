import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { PersonRole } from '../contract.ts';

export async function listRoles(userId: string): Promise<PersonRole[]> {
  const { rows } = await sql<{ role: PersonRole }>`
    select role from role_grant where user_id = ${userId} order by role`.execute(database());
  return rows.map(({ role }) => role);
}

/** Grants roles, one a pair of equal place. Whoever has one keeps it as it was given. */
export async function insertRoles(
  userIds: readonly string[],
  roles: readonly PersonRole[],
  origin: 'hand' | 'directory' = 'hand',
): Promise<void> {
  await sql`
    insert into role_grant (user_id, role, origin)
    select user_id, role, ${origin} from unnest(${[...userIds]}::text[], ${[...roles]}::text[]) as given (user_id, role)
    on conflict do nothing`.execute(database());
}

/** Revokes roles; the assignments that are their scope go with them. */
export async function deleteRoles(userId: string, roles: readonly PersonRole[]): Promise<void> {
  await sql`delete from role_grant where user_id = ${userId} and role = any(${[...roles]}::text[])`.execute(database());
}

/** Lets one transaction at a time decide whether an administrator is the last one. */
export async function lockAdministrators(): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('pulse.administrators'))`.execute(database());
}

/** Who can act as an administrator. */
export async function listActiveAdministrators(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select user_account.id from role_grant join user_account on user_account.id = role_grant.user_id
    where role = 'administrator' and is_active`.execute(database());
  return rows.map(({ id }) => id);
}

/** Whether somebody else is an active administrator. */
export async function existsOtherAdministrator(userId: string): Promise<boolean> {
  const { rows } = await sql`
    select from role_grant join user_account on user_account.id = role_grant.user_id
    where role = 'administrator' and is_active and user_account.id <> ${userId} limit 1`.execute(database());
  return rows.length > 0;
}

/** What a scope of a role is of, by the column of staff_assignment. */
export type Scope = 'course' | 'programme';

const columns = { course: sql.ref('course_id'), programme: sql.ref('programme_id') } as const;

/** Which of the ids exist. */
export async function countExisting(scope: Scope, ids: readonly number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${sql.table(scope)} where id = any(${[...ids]}::integer[])`.execute(
    database(),
  );
  return rows.at(0)?.count ?? 0;
}

/** Makes the ids the whole scope of the person's role. @returns what was added and what was taken away */
export async function replaceScope(
  userId: string,
  scope: Scope,
  ids: readonly number[],
): Promise<{ added: number[]; removed: number[] }> {
  const column = columns[scope];
  const removed = await sql<{ id: number }>`
    delete from staff_assignment
    where user_id = ${userId} and ${column} is not null and not ${column} = any(${[...ids]}::integer[])
    returning ${column} as id`.execute(database());
  const added = await sql<{ id: number }>`
    insert into staff_assignment (user_id, ${column}) select ${userId}, unnest(${[...new Set(ids)]}::integer[])
    on conflict (user_id, ${column}) where ${column} is not null do nothing
    returning ${column} as id`.execute(database());
  return { added: added.rows.map(({ id }) => id), removed: removed.rows.map(({ id }) => id) };
}
