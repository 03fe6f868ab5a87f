import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

export interface NewApiToken {
  userId: string;
  name: string;
  tokenHash: string;
  /** Days from now, by the database's clock; null: it does not run out. */
  expiresInDays: number | null;
  /** Null: all that its owner has. */
  permissions: readonly string[] | null;
  isReadOnly: boolean;
}

export async function insertApiToken(token: NewApiToken): Promise<ApiTokenRow> {
  const permissions = token.permissions && [...token.permissions];
  const { rows } = await sql<ApiTokenRow>`
    insert into api_token (user_id, name, token_hash, permissions, read_only, expires_at)
    values (${token.userId}, ${token.name}, ${token.tokenHash}, ${permissions}::text[], ${token.isReadOnly},
      now() + make_interval(days => ${token.expiresInDays}::integer))
    returning ${apiToken}`.execute(database());
  const [row] = rows;
  if (!row) throw new Error('an insert returns its row');
  return row;
}

export interface ApiTokenRow {
  id: string;
  name: string;
  permissions: string[] | null;
  isReadOnly: boolean;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

const apiToken = sql`id, name, permissions, read_only as "isReadOnly", created_at as "createdAt",
  expires_at as "expiresAt", last_used_at as "lastUsedAt"`;

/** Tokens of the user that work, the newest first. */
export async function listApiTokens(userId: string): Promise<ApiTokenRow[]> {
  const { rows } = await sql<ApiTokenRow>`
    select ${apiToken} from api_token
    where user_id = ${userId} and (expires_at is null or expires_at > now())
    order by created_at desc, id`.execute(database());
  return rows;
}

/** Removes a token of this user. Returns whether there was one. */
export async function deleteApiToken(userId: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from api_token where user_id = ${userId} and id = ${id} returning id`.execute(
    database(),
  );
  return rows.length > 0;
}

export interface UsedApiToken {
  userId: string;
  permissions: string[] | null;
  isReadOnly: boolean;
}

/** Whose valid token has this hash. Notes the use, at most once a minute: a busy program writes no more. */
export async function useApiToken(tokenHash: string): Promise<UsedApiToken | undefined> {
  const { rows } = await sql<UsedApiToken>`
    with found as (
      select id, user_id, permissions, read_only, last_used_at from api_token
      where token_hash = ${tokenHash} and (expires_at is null or expires_at > now())
    ), noted as (
      update api_token set last_used_at = now() from found
      where api_token.id = found.id
        and (found.last_used_at is null or found.last_used_at < now() - interval '1 minute')
    )
    select user_id as "userId", permissions, read_only as "isReadOnly" from found
  `.execute(database());
  return rows.at(0);
}
