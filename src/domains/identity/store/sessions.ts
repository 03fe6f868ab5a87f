import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Signs the user out everywhere. */
export async function deleteSessionsOfUser(userId: string): Promise<void> {
  await database().deleteFrom('session').where('user_id', '=', userId).execute();
}

/** Ends a session of this user. Returns whether there was one. */
export async function deleteSession(userId: string, id: string): Promise<boolean> {
  const gone = await database()
    .deleteFrom('session')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Ends all sessions of the user but one. */
export async function deleteOtherSessions(userId: string, keptId: string): Promise<void> {
  await database().deleteFrom('session').where('user_id', '=', userId).where('id', '<>', keptId).execute();
}

export interface SessionLifetimes {
  /** Seconds since the last use. */
  idleSeconds: number;
  /** Seconds since sign-in. */
  absoluteSeconds: number;
}

export interface SessionRow {
  id: string;
  userAgent: string | null;
  address: string | null;
  createdAt: Date;
  /** Known to five minutes. */
  lastUsedAt: Date;
}

/** Sessions of the user that have not ended, the last used first. */
export async function listSessionRows(userId: string, lifetimes: SessionLifetimes): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, user_agent as "userAgent", nullif(ip_address, '') as address, created_at as "createdAt",
      updated_at as "lastUsedAt"
    from session where user_id = ${userId} and not (${hasEnded(lifetimes)})
    order by updated_at desc, id`.execute(database());
  return rows;
}

function hasEnded({ idleSeconds, absoluteSeconds }: SessionLifetimes) {
  return sql`expires_at < now() or updated_at < now() - make_interval(secs => ${idleSeconds}::integer)
    or created_at < now() - make_interval(secs => ${absoluteSeconds}::integer)`;
}

/** Days after which a browser that was not seen is forgotten; and a link that has run out or was used. */
export const deviceDays = 365;
export const linkDays = 30;

/**
 * Removes what has run out: sessions, tokens, verifications, links, browsers not seen for a year, and attempts to sign
 * in that count no more.
 */
export async function deleteExpired(lifetimes: SessionLifetimes): Promise<void> {
  await sql`
    with expired_session as (delete from session where ${hasEnded(lifetimes)}),
      expired_token as (delete from api_token where expires_at < now()),
      -- Kept for a month, so that one can see whether an invitation was ever accepted.
      expired_link as (delete from one_time_link where expires_at < now() - make_interval(days => ${linkDays})),
      forgotten_device as (delete from known_device where last_seen_at < now() - make_interval(days => ${deviceDays})),
      expired_verification as (delete from user_verification where expires_at < now())
    delete from sign_in_attempt where window_started_at < now() - interval '1 day'
  `.execute(database());
}
