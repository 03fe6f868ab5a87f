import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Seen } from '../change.ts';
import type { DirectoryRole } from '../contract.ts';

/** Says which entries people are. */
export async function insertLinks(links: readonly (Seen & { readonly userId: string })[]): Promise<void> {
  await sql`
    insert into directory_person (entry_id, user_id, seen_name, seen_email, seen_login)
    select * from unnest(
      ${links.map(({ entryId }) => entryId)}::text[], ${links.map(({ userId }) => userId)}::text[],
      ${links.map(({ facts }) => facts.name)}::text[], ${links.map(({ facts }) => facts.email)}::text[],
      ${links.map(({ facts }) => facts.login)}::text[]
    )`.execute(database());
}

/** Keeps what the directory now says of people who are linked. */
export async function updateSeen(seen: readonly Seen[]): Promise<void> {
  await sql`
    update directory_person set seen_name = now.name, seen_email = now.email, seen_login = now.login
    from unnest(
      ${seen.map(({ entryId }) => entryId)}::text[], ${seen.map(({ facts }) => facts.name)}::text[],
      ${seen.map(({ facts }) => facts.email)}::text[], ${seen.map(({ facts }) => facts.login)}::text[]
    ) as now (entry_id, name, email, login)
    where directory_person.entry_id = now.entry_id`.execute(database());
}

export interface FactsRow {
  readonly userId: string;
  /** Null: stays as it is. */
  readonly name: string | null;
  readonly email: string | null;
  readonly login: string | null;
}

/** Sets names, addresses and logins. An address that the directory has given is not proven by its person. */
export async function updateFacts(rows: readonly FactsRow[]): Promise<void> {
  await sql`
    update user_account set name = coalesce(now.name, user_account.name),
      email = coalesce(now.email, user_account.email), username = coalesce(now.login, username),
      email_verified = email_verified and now.email is null
    from unnest(
      ${rows.map(({ userId }) => userId)}::text[], ${rows.map(({ name }) => name)}::text[],
      ${rows.map(({ email }) => email)}::text[], ${rows.map(({ login }) => login)}::text[]
    ) as now (user_id, name, email, login)
    where user_account.id = now.user_id`.execute(database());
}

/** Closes the access of people whom the directory no longer names: all their sessions end. */
export async function closeAccess(userIds: readonly string[]): Promise<void> {
  await sql`
    with closed as (
      update user_account set is_active = false where id = any(${[...userIds]}::text[]) returning id
    ), noted as (
      update directory_person set closed_at = now() from closed where user_id = closed.id
    )
    delete from session using closed where session.user_id = closed.id`.execute(database());
}

/** Opens the access of people whom the directory names again. */
export async function openAccess(userIds: readonly string[]): Promise<void> {
  await sql`
    with opened as (
      update user_account set is_active = true where id = any(${[...userIds]}::text[]) returning id
    )
    update directory_person set closed_at = null from opened where user_id = opened.id`.execute(database());
}

/** Takes roles that the directory has given, one a pair of equal place; the assignments that are their scope go too. */
export async function revokeRoles(userIds: readonly string[], roles: readonly DirectoryRole[]): Promise<void> {
  await sql`
    delete from role_grant
    using unnest(${[...userIds]}::text[], ${[...roles]}::text[]) as lost (user_id, role)
    where role_grant.user_id = lost.user_id and role_grant.role = lost.role and origin = 'directory'`.execute(
    database(),
  );
}
