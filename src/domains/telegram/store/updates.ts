import { sql } from 'kysely';
import type { Update } from '#adapters/telegram/port.ts';
import { database } from '#kernel/runtime.ts';
import type { Step } from './step.ts';

/** Takes over updates, each once however often it is brought. @returns numbers of those that are new */
export async function insertUpdates(updates: readonly Update[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into telegram_update (id, content)
    select (content ->> 'id')::bigint, content from jsonb_array_elements(${JSON.stringify(updates)}::jsonb) as content
    on conflict (id) do nothing returning id::double precision as id`.execute(database());
  return rows.map(({ id }) => id);
}

/** Locks an update; undefined when it was answered. `answer` is there when it is known what is said to it. */
export async function lockUpdate(
  id: number,
): Promise<{ readonly content: Update; readonly answer: readonly Step[] | null } | undefined> {
  const { rows } = await sql<{ content: Update; answer: readonly Step[] | null }>`
    select content, answer from telegram_update where id = ${id} and content is not null
    for update`.execute(database());
  return rows.at(0);
}

/** What is said to it, in the transaction of what it does. */
export async function setAnswer(id: number, answer: readonly Step[]): Promise<void> {
  await sql`update telegram_update set answer = ${JSON.stringify(answer)}::jsonb where id = ${id}`.execute(database());
}

/** It was said: nothing is kept but that the update came. */
export async function forgetContent(id: number): Promise<void> {
  await sql`update telegram_update set content = null, answer = null where id = ${id}`.execute(database());
}

/**
 * Removes what is older than two days: updates, which Telegram itself keeps for one; codes that ran out; and chats that
 * were silent, whose limits have passed.
 */
export async function deleteOld(): Promise<void> {
  await sql`
    with updates as (delete from telegram_update where received_at < now() - interval '2 days'),
      codes as (delete from telegram_code where expires_at < now())
    delete from telegram_chat where used_at < now() - interval '2 days'`.execute(database());
}
