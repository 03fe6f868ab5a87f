import { sql } from 'kysely';
import type { Locale } from '#kernel/locale.ts';
import { database } from '#kernel/runtime.ts';
import type { LinkPurpose } from '../contract.ts';

export interface NewLinkRow {
  id: string;
  userId: string;
  purpose: LinkPurpose;
  /** Undefined: the person's own address. */
  email: string | undefined;
  secretHash: string;
  sealedSecret: string;
  lifeSeconds: number;
}

/** Adds a link for an active user; adds nothing when there is no such user. Returns whether it did. */
export async function insertLink(link: NewLinkRow): Promise<boolean> {
  const { rows } = await sql`
    insert into one_time_link (id, user_id, purpose, email, secret_hash, sealed_secret, expires_at)
    select ${link.id}, id, ${link.purpose}, coalesce(${link.email ?? null}::text, email), ${link.secretHash},
      ${link.sealedSecret}, now() + make_interval(secs => ${link.lifeSeconds}::integer)
    from user_account where id = ${link.userId} and is_active
    returning id`.execute(database());
  return rows.length > 0;
}

/** Adds a link for each active user among these, to the user's own address. Returns the ids of those added. */
export async function insertLinks(
  links: readonly Pick<NewLinkRow, 'id' | 'userId' | 'secretHash' | 'sealedSecret'>[],
  purpose: LinkPurpose,
  lifeSeconds: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into one_time_link (id, user_id, purpose, email, secret_hash, sealed_secret, expires_at)
    select link.id, user_id, ${purpose}, email, secret_hash, sealed_secret,
      now() + make_interval(secs => ${lifeSeconds}::integer)
    from unnest(
      ${links.map(({ id }) => id)}::uuid[], ${links.map(({ userId }) => userId)}::text[],
      ${links.map(({ secretHash }) => secretHash)}::text[], ${links.map(({ sealedSecret }) => sealedSecret)}::text[]
    ) as link (id, user_id, secret_hash, sealed_secret)
    join user_account on user_account.id = user_id and is_active
    returning id`.execute(database());
  return rows.map(({ id }) => id);
}

export interface LinkToMail {
  purpose: LinkPurpose;
  sealedSecret: string;
  email: string;
  name: string;
  locale: Locale;
  expiresAt: Date;
}

/** A link that waits for its letter; undefined when it was sent, used, has run out, or its person is no longer active. */
export async function findLinkToMail(id: string): Promise<LinkToMail | undefined> {
  const { rows } = await sql<LinkToMail>`
    select purpose, sealed_secret as "sealedSecret", one_time_link.email, name, locale, expires_at as "expiresAt"
    from one_time_link join user_account on user_account.id = user_id
    where one_time_link.id = ${id} and sealed_secret is not null and used_at is null and expires_at > now()
      and is_active`.execute(database());
  return rows.at(0);
}

export interface WantedAddress {
  name: string;
  /** The present address, and the one that is wanted. */
  email: string;
  wanted: string;
  locale: Locale;
  createdAt: Date;
}

/** What a link is to make of its person's address; undefined when it has, has run out, or its person is no longer active. */
export async function findAddressChange(id: string): Promise<WantedAddress | undefined> {
  const { rows } = await sql<WantedAddress>`
    select name, user_account.email, one_time_link.email as wanted, locale, one_time_link.created_at as "createdAt"
    from one_time_link join user_account on user_account.id = user_id
    where one_time_link.id = ${id} and user_account.email <> one_time_link.email and expires_at > now() and is_active
  `.execute(database());
  return rows.at(0);
}

/** Ends the links of a person and purpose that were not used. */
export async function deleteOpenLinks(userId: string, purpose: LinkPurpose): Promise<void> {
  await sql`
    delete from one_time_link where user_id = ${userId} and purpose = ${purpose} and used_at is null`.execute(
    database(),
  );
}

/** The letter is with the mail server: from now on the secret is nowhere but in it. */
export async function noteMailed(id: string): Promise<void> {
  await sql`update one_time_link set sealed_secret = null, mailed_at = now() where id = ${id}`.execute(database());
}

export interface OpenLink {
  userId: string;
  login: string;
  name: string;
  email: string;
}

const openLink = sql`
  one_time_link join user_account on user_account.id = user_id
  where used_at is null and expires_at > now() and is_active`;

/** Whose link it is, while it works; it goes on working. */
export async function findOpenLink(purpose: LinkPurpose, secretHash: string): Promise<OpenLink | undefined> {
  const { rows } = await sql<OpenLink>`
    select user_id as "userId", coalesce(username, user_account.email) as login, name, one_time_link.email
    from ${openLink} and purpose = ${purpose} and secret_hash = ${secretHash}`.execute(database());
  return rows.at(0);
}

/** Uses the link up, and with it all others of its person and purpose. Of several callers at once one gets it. */
export async function useOpenLink(purpose: LinkPurpose, secretHash: string): Promise<OpenLink | undefined> {
  const { rows } = await sql<OpenLink>`
    with used as (
      update one_time_link set used_at = now(), sealed_secret = null
      from user_account
      where user_account.id = user_id and is_active and used_at is null and expires_at > now()
        and purpose = ${purpose} and secret_hash = ${secretHash}
      returning one_time_link.id, user_id, one_time_link.email, coalesce(username, user_account.email) as login, name
    ), ended as (
      delete from one_time_link using used
      where one_time_link.user_id = used.user_id and purpose = ${purpose} and one_time_link.id <> used.id
    )
    select user_id as "userId", login, name, email from used`.execute(database());
  return rows.at(0);
}
