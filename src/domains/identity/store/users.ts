import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import type { Locale } from '#kernel/locale.ts';
import { database } from '#kernel/runtime.ts';
import type { User, UserListQuery } from '../contract.ts';

export interface NewUserRow {
  id: string;
  login: string;
  name: string;
  email: string;
  locale: Locale;
  passwordHash: string;
  roles: readonly Role[];
}

/** Adds a user with password and roles. Fails on the unique login or address when somebody has it. */
export async function insertUser(user: NewUserRow): Promise<void> {
  await sql`
    with person as (
      insert into user_account (id, name, email, email_verified, username, locale)
      values (${user.id}, ${user.name}, ${user.email}, true, ${user.login}, ${user.locale})
    ), credential as (
      insert into user_credential (id, user_id, provider_id, account_id, password)
      values (${user.id}, ${user.id}, 'credential', ${user.id}, ${user.passwordHash})
    )
    insert into role_grant (user_id, role) select ${user.id}, role from unnest(${[...user.roles]}::text[]) as role
  `.execute(database());
}

/** Lets one transaction at a time decide whether the first user is missing. */
export async function lockFirstUser(): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('pulse.first_user'))`.execute(database());
}

export async function existsAnyUser(): Promise<boolean> {
  const found = await database().selectFrom('user_account').select('id').limit(1).executeTakeFirst();
  return found !== undefined;
}

/** Login, else the address: people who come by another system may have no login. */
const login = sql<string>`coalesce(username, email)`;
const roles = sql<Role[]>`array(select role from role_grant where user_id = user_account.id order by role)`;

export async function findUserByLogin(name: string): Promise<User | undefined> {
  return database()
    .selectFrom('user_account')
    .select(['id', 'name', login.as('login'), roles.as('roles')])
    .where('username', '=', name.toLowerCase())
    .executeTakeFirst();
}

/** By name; one more than `limit`, which tells that there are more. */
export async function listUserRows({ role, cursor, limit }: Partial<UserListQuery>): Promise<User[]> {
  let query = database()
    .selectFrom('user_account')
    .select(['id', 'name', login.as('login'), roles.as('roles')])
    .orderBy('name')
    .orderBy('id');
  if (limit !== undefined) query = query.limit(limit + 1);
  if (role !== undefined) {
    query = query.where('id', 'in', (grants) =>
      grants.selectFrom('role_grant').select('user_id').where('role', '=', role),
    );
  }
  if (cursor !== undefined) {
    query = query.where(sql<boolean>`(name, id) > (select name, id from user_account where id = ${cursor})`);
  }
  return query.execute();
}

/** Everybody who can sign in and holds one of the roles, by id. */
export async function listActiveWithRole(roles: readonly Role[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct account.id from role_grant join user_account as account on account.id = role_grant.user_id
    where role = any(${[...roles]}::text[]) and account.is_active order by 1`.execute(database());
  return rows.map(({ id }) => id);
}

export interface ActiveUser {
  id: string;
  login: string;
  name: string;
  email: string;
  locale: Locale;
  roles: Role[];
  studentId: number | null;
}

/** The person behind a session or a token; undefined when there is none, or none who is active. */
export async function findActiveUser(id: string): Promise<ActiveUser | undefined> {
  return database()
    .selectFrom('user_account')
    .leftJoin('student', 'student.user_id', 'user_account.id')
    .select(['user_account.id', 'user_account.name', 'user_account.email', 'student.id as studentId'])
    .select([sql<string>`coalesce(username, user_account.email)`.as('login'), roles.as('roles')])
    .select(sql<Locale>`locale`.as('locale'))
    .where('user_account.id', '=', id)
    .where('is_active', '=', true)
    .executeTakeFirst();
}

export interface PasswordToSignIn {
  id: string;
  passwordHash: string;
  isActive: boolean;
}

/** The user with a password, active or not, whom `login` (login or address) means. */
export async function findPasswordToSignIn(name: string): Promise<PasswordToSignIn | undefined> {
  return database()
    .selectFrom('user_account')
    .innerJoin('user_credential', 'user_credential.user_id', 'user_account.id')
    .select(['user_account.id', 'is_active as isActive', sql<string>`password`.as('passwordHash')])
    .where((where) => where.or([where('username', '=', name.toLowerCase()), where('email', '=', name.toLowerCase())]))
    .where('provider_id', '=', 'credential')
    .where('password', 'is not', null)
    .executeTakeFirst();
}

/** The active user whom `login` (login or address) means, with a password or without. */
export async function findActiveUserId(name: string): Promise<string | undefined> {
  const found = await database()
    .selectFrom('user_account')
    .select('id')
    .where((where) => where.or([where('username', '=', name.toLowerCase()), where('email', '=', name.toLowerCase())]))
    .where('is_active', '=', true)
    .executeTakeFirst();
  return found?.id;
}

export async function setLocale(userId: string, locale: Locale): Promise<void> {
  await database().updateTable('user_account').set({ locale }).where('id', '=', userId).execute();
}

/** Fails on the unique address when somebody has it. */
export async function setConfirmedEmail(userId: string, email: string): Promise<void> {
  await database()
    .updateTable('user_account')
    .set({ email, email_verified: true, version: sql`version + 1`, updated_at: sql`now()` })
    .where('id', '=', userId)
    .execute();
}

export async function findPasswordHash(userId: string): Promise<string | undefined> {
  const found = await database()
    .selectFrom('user_credential')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return found?.password ?? undefined;
}

export async function setPasswordHash(userId: string, passwordHash: string): Promise<void> {
  await sql`
    insert into user_credential (id, user_id, provider_id, account_id, password)
    values (${userId}, ${userId}, 'credential', ${userId}, ${passwordHash})
    on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = now()
  `.execute(database());
}
