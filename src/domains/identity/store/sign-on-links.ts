import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import type { Locale } from '#kernel/locale.ts';
import { database } from '#kernel/runtime.ts';

export interface LinkedPerson {
  id: string;
  isActive: boolean;
}

/** Notes that somebody of the provider comes in by a link: whose account it is; undefined when there is none. */
export async function useSignOnLink(provider: string, subject: string): Promise<LinkedPerson | undefined> {
  const { rows } = await sql<LinkedPerson>`
    update user_credential as link set last_used_at = now() from user_account as person
    where provider_id = ${provider} and account_id = ${subject} and person.id = link.user_id
    returning person.id, is_active as "isActive"`.execute(database());
  return rows.at(0);
}

/** Whose account is linked to the subject of the provider. */
export async function findLinkedPerson(provider: string, subject: string): Promise<LinkedPerson | undefined> {
  return database()
    .selectFrom('user_credential')
    .innerJoin('user_account', 'user_account.id', 'user_credential.user_id')
    .select(['user_account.id', 'is_active as isActive'])
    .where('provider_id', '=', provider)
    .where('account_id', '=', subject)
    .executeTakeFirst();
}

export async function findPersonByEmail(email: string): Promise<LinkedPerson | undefined> {
  return database()
    .selectFrom('user_account')
    .select(['id', 'is_active as isActive'])
    .where('email', '=', email)
    .executeTakeFirst();
}

/** Links an account to a subject; not when one of the two has a link of this provider. Returns whether it did. */
export async function insertLink(link: {
  id: string;
  userId: string;
  provider: string;
  subject: string;
  /** The person comes in by it at this moment. */
  isUsed: boolean;
}): Promise<boolean> {
  const { rows } = await sql`
    insert into user_credential (id, user_id, provider_id, account_id, last_used_at)
    values (${link.id}, ${link.userId}, ${link.provider}, ${link.subject}, case when ${link.isUsed} then now() end)
    on conflict do nothing returning id`.execute(database());
  return rows.length > 0;
}

export interface LinkRow {
  createdAt: Date;
  /** Null: not known to have been. */
  lastUsedAt: Date | null;
}

/** The link of an account to a subject of the provider. */
export async function findLinkOf(userId: string, provider: string): Promise<LinkRow | undefined> {
  return database()
    .selectFrom('user_credential')
    .select(['created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('user_id', '=', userId)
    .where('provider_id', '=', provider)
    .executeTakeFirst();
}

/** Returns whether there was one. */
export async function deleteLinkOf(userId: string, provider: string): Promise<boolean> {
  const deleted = await database()
    .deleteFrom('user_credential')
    .where('user_id', '=', userId)
    .where('provider_id', '=', provider)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

export interface NewPersonRow {
  id: string;
  name: string;
  email: string;
  /** Left out when somebody has it. */
  login: string | null;
  locale: Locale;
  roles: readonly Role[];
}

/** Adds a person without a password. Returns whether it did: not when somebody has the address. */
export async function insertProvenPerson(person: NewPersonRow): Promise<boolean> {
  const { rows } = await sql`
    insert into user_account (id, name, email, email_verified, username, locale)
    select ${person.id}, ${person.name}, ${person.email}, true, case when holder.id is null then login end, ${person.locale}
    from (select ${person.login}::text as login) as wanted
    left join user_account as holder on holder.username = login
    on conflict do nothing returning id`.execute(database());
  if (rows.length === 0) return false;
  await sql`
    insert into role_grant (user_id, role)
    select ${person.id}, role from unnest(${[...person.roles]}::text[]) as role`.execute(database());
  return true;
}
