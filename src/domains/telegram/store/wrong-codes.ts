import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

const windowMinutes = 15;
const isOver = sql`(chat.wrong_since is null or chat.wrong_since < now() - make_interval(mins => ${windowMinutes}))`;

/** Counts a code that a chat tries, before it is looked at. @returns how many in the present quarter of an hour */
export async function countCode(chatId: string): Promise<number> {
  const { rows } = await sql<{ codes: number }>`
    insert into telegram_chat as chat (id, wrong_codes, wrong_since) values (${chatId}, 1, now())
    on conflict (id) do update set
      wrong_codes = case when ${isOver} then 1 else least(chat.wrong_codes + 1, 1000) end,
      wrong_since = case when ${isOver} then now() else chat.wrong_since end,
      used_at = now()
    returning wrong_codes as codes`.execute(database());
  return rows.at(0)?.codes ?? 0;
}

/** It was right: those before it count no more. */
export async function forgetCodes(chatId: string): Promise<void> {
  await sql`update telegram_chat set wrong_codes = 0, wrong_since = null where id = ${chatId}`.execute(database());
}
