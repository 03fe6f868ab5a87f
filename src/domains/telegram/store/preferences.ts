import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** What a person has chosen for Telegram, by the name of the kind. */
export async function listChoices(userId: string): Promise<ReadonlyMap<string, boolean>> {
  const { rows } = await sql<{ kind: string; isOn: boolean }>`
    select kind, is_on as "isOn" from notification_preference
    where user_id = ${userId} and channel = 'telegram'`.execute(database());
  return new Map(rows.map(({ kind, isOn }) => [kind, isOn]));
}

export async function setChoice(userId: string, kind: string, isOn: boolean): Promise<void> {
  await sql`
    insert into notification_preference (user_id, kind, channel, is_on)
    values (${userId}, ${kind}, 'telegram', ${isOn})
    on conflict (user_id, kind, channel) do update set is_on = excluded.is_on`.execute(database());
}
