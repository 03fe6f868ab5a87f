import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

export interface FeedRow {
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

export async function findFeedOf(userId: string): Promise<FeedRow | undefined> {
  const { rows } = await sql<FeedRow>`
    select created_at as "createdAt", read_at as "readAt" from calendar_feed where user_id = ${userId}`.execute(
    database(),
  );
  return rows.at(0);
}

/** Makes the person's calendar readable by this secret, and no longer by the one before. */
export async function setFeed(userId: string, secretHash: string): Promise<void> {
  await sql`
    insert into calendar_feed (user_id, secret_hash) values (${userId}, ${secretHash})
    on conflict (user_id) do update
      set secret_hash = excluded.secret_hash, created_at = now(), read_at = null`.execute(database());
}

/** @returns whether there was one */
export async function deleteFeedOf(userId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from calendar_feed where user_id = ${userId}`.execute(database());
  return numAffectedRows === 1n;
}

/** Whose calendar is read by the secret. */
export async function findUserOfFeed(secretHash: string): Promise<string | undefined> {
  const { rows } = await sql<{ userId: string }>`
    select user_id as "userId" from calendar_feed where secret_hash = ${secretHash}`.execute(database());
  return rows.at(0)?.userId;
}

/**
 * Notes what a program is given: once an hour that it was, and at once that it is another than before.
 *
 * @returns since when it is so
 */
export async function noteContent(userId: string, contentHash: string): Promise<Date> {
  await sql`
    update calendar_feed set read_at = now(), content_hash = ${contentHash},
      changed_at = case when content_hash is distinct from ${contentHash} then now() else changed_at end
    where user_id = ${userId} and (content_hash is distinct from ${contentHash} or read_at is null
      or read_at < now() - interval '1 hour')`.execute(database());
  const { rows } = await sql<{ changedAt: Date }>`
    select changed_at as "changedAt" from calendar_feed where user_id = ${userId}`.execute(database());
  return rows.at(0)?.changedAt ?? new Date(0);
}
