import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

export interface NewApiToken {
  userId: string;
  name: string;
  tokenHash: string;
  /** Days from now, by the database's clock; null: it does not run out. */
  expiresInDays: number | null;
}

/** @returns id of the token, which is no secret */
export async function insertApiToken({ userId, name, tokenHash, expiresInDays }: NewApiToken): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into api_token (user_id, name, token_hash, expires_at)
    values (${userId}, ${name}, ${tokenHash}, now() + make_interval(days => ${expiresInDays}::integer))
    returning id`.execute(database());
  const [inserted] = rows;
  if (!inserted) throw new Error('an insert returned no row');
  return inserted.id;
}

/** The user whose valid token has this hash. Notes the use, at most once a minute: a busy program writes no more. */
export async function useApiToken(tokenHash: string): Promise<string | undefined> {
  const { rows } = await sql<{ userId: string }>`
    with found as (
      select id, user_id, last_used_at from api_token
      where token_hash = ${tokenHash} and (expires_at is null or expires_at > now())
    ), noted as (
      update api_token set last_used_at = now() from found
      where api_token.id = found.id
        and (found.last_used_at is null or found.last_used_at < now() - interval '1 minute')
    )
    select user_id as "userId" from found
  `.execute(database());
  const [found] = rows;
  return found?.userId;
}
