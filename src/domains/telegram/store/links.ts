import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** The chat of an account. */
export interface LinkRow {
  readonly chatId: string;
  readonly linkedAt: Date;
  readonly isBlocked: boolean;
}

export async function findLinkOf(userId: string): Promise<LinkRow | undefined> {
  const { rows } = await sql<LinkRow>`
    select chat_id::text as "chatId", linked_at as "linkedAt", blocked_at is not null as "isBlocked"
    from telegram_link where user_id = ${userId}`.execute(database());
  return rows.at(0);
}

/** Whose chat it is, also of an account that is closed. */
export async function findUserOfChat(
  chatId: string,
): Promise<{ readonly userId: string; readonly timeZone: string | null } | undefined> {
  const { rows } = await sql<{ userId: string; timeZone: string | null }>`
    select link.user_id as "userId", time_zone as "timeZone"
    from telegram_link as link left join notification_rhythm as rhythm on rhythm.user_id = link.user_id
    where chat_id = ${chatId}`.execute(database());
  return rows.at(0);
}

/** The account speaks in this chat from now on, and in none other. Nothing changes where the chat is another's. */
export async function setLink(userId: string, chatId: string): Promise<void> {
  await sql`
    insert into telegram_link (user_id, chat_id) values (${userId}, ${chatId})
    on conflict (user_id) do update set chat_id = excluded.chat_id, linked_at = now(), blocked_at = null`.execute(
    database(),
  );
}

/** @returns whether there was one */
export async function deleteLinkOf(userId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from telegram_link where user_id = ${userId}`.execute(database());
  return numAffectedRows === 1n;
}

export async function deleteLinkOfChat(chatId: string): Promise<void> {
  await sql`delete from telegram_link where chat_id = ${chatId}`.execute(database());
}

/** The person has stopped the bot, or begun again. */
export async function setBlocked(chatId: string, isBlocked: boolean): Promise<void> {
  await sql`
    update telegram_link set blocked_at = case when ${isBlocked} then coalesce(blocked_at, now()) end
    where chat_id = ${chatId}`.execute(database());
}

/** Replaces the person's code. @returns when it runs out */
export async function setCode(userId: string, codeHash: string, lifeSeconds: number): Promise<Date> {
  const { rows } = await sql<{ expiresAt: Date }>`
    insert into telegram_code (user_id, code_hash, expires_at)
    values (${userId}, ${codeHash}, now() + make_interval(secs => ${lifeSeconds}::integer))
    on conflict (user_id) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at
    returning expires_at as "expiresAt"`.execute(database());
  const [code] = rows;
  if (!code) throw new Error('a code that is set has an end');
  return code.expiresAt;
}

/** Whose code it is, while it works; locked until the transaction ends, so that of two who use it one does. */
export async function lockUserOfCode(codeHash: string): Promise<string | undefined> {
  const { rows } = await sql<{ userId: string }>`
    select user_id as "userId" from telegram_code as code
    where code_hash = ${codeHash} and expires_at > now()
      and exists (select from user_account where user_account.id = code.user_id and is_active)
    for update of code`.execute(database());
  return rows.at(0)?.userId;
}

export async function deleteCodeOf(userId: string): Promise<void> {
  await sql`delete from telegram_code where user_id = ${userId}`.execute(database());
}
