import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Signs the user out everywhere. */
export async function deleteSessionsOfUser(userId: string): Promise<void> {
  await database().deleteFrom('session').where('user_id', '=', userId).execute();
}

/** Removes what has run out: sessions, tokens, verifications, and attempts to sign in that count no more. */
export async function deleteExpired(): Promise<void> {
  await sql`
    with expired_session as (delete from session where expires_at < now()),
      expired_token as (delete from api_token where expires_at < now()),
      -- Kept for a month, so that one can see whether an invitation was ever accepted.
      expired_link as (delete from one_time_link where expires_at < now() - interval '30 days'),
      expired_verification as (delete from user_verification where expires_at < now())
    delete from sign_in_attempt where window_started_at < now() - interval '1 day'
  `.execute(database());
}
