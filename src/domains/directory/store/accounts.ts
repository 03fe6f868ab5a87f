import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Candidate } from '../candidates.ts';
import type { Account, Facts } from '../change.ts';
import type { DirectoryRole } from '../contract.ts';

interface Row extends Omit<Account, 'roles' | 'seen'> {
  readonly roles: Readonly<Partial<Record<DirectoryRole, 'hand' | 'directory'>>>;
  readonly seen: Facts;
}

/**
 * Everybody who is linked, and everybody who has an address or a login of a candidate.
 *
 * @param locks whether they stay so until the transaction ends. They can sign in meanwhile: a session only keeps the
 *   account's key from being changed
 */
export async function listAccounts(candidates: readonly Candidate[], locks: boolean): Promise<Account[]> {
  const emails = candidates.flatMap((candidate) => candidate.emails);
  const logins = candidates.flatMap(({ login }) => login ?? []);
  const { rows } = await sql<Row>`
    with known as (
      select user_id as id from directory_person
      union select id from user_account where email = any(${emails}::text[])
      union select id from user_account where username = any(${logins}::text[])
    )
    select user_account.id as "userId", user_account.name, user_account.email, username as login,
      is_active as "isActive", entry_id as "entryId", closed_at is not null as "isClosedByDirectory",
      json_build_object('name', seen_name, 'email', seen_email, 'login', seen_login) as seen,
      coalesce((
        select json_object_agg(role, origin) from role_grant where role_grant.user_id = user_account.id
      ), '{}') as roles
    from user_account left join directory_person on directory_person.user_id = user_account.id
    where user_account.id in (select id from known) order by user_account.id
    ${locks ? sql`for no key update of user_account` : sql``}`.execute(database());
  return rows.map(({ roles, seen, ...account }) => ({
    ...account,
    seen: account.entryId === null ? null : seen,
    roles: new Map(roleNames.flatMap((role) => (roles[role] === undefined ? [] : [[role, roles[role]]]))),
  }));
}

const roleNames = ['student', 'teacher', 'head', 'operator', 'administrator'] as const;

/** Entries that are people here who have access. */
export async function listLinkedEntries(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select entry_id as id from directory_person
    join user_account on user_account.id = directory_person.user_id where is_active`.execute(database());
  return rows.map(({ id }) => id);
}
