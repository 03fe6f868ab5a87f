import { sql } from 'kysely';
import { openBotApi } from '#adapters/telegram/bot-api.ts';
import type { Telegram } from '#adapters/telegram/port.ts';
import { newId } from '#kernel/ids.ts';
import { database } from '#kernel/runtime.ts';
import {
  startTelegram,
  telegramToken,
  type FakeTelegram,
  type FakeTelegramOptions,
} from '#test/fakes/telegram/server.ts';

/** The bot of a Bot API at this address. */
export function botAt(address: string, webhookSecret?: string): Telegram {
  return openBotApi({ token: telegramToken, apiRoot: address, webhookSecret });
}

/** A Bot API and its bot. @param afterEach of vitest: it is closed after each test */
export function useTelegram(
  afterEach: (work: () => Promise<void>) => void,
): (options?: FakeTelegramOptions) => Promise<{ server: FakeTelegram; telegram: Telegram }> {
  const servers: FakeTelegram[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });
  return async (options = {}) => {
    const server = await startTelegram(options);
    servers.push(server);
    return { server, telegram: botAt(server.address) };
  };
}

/** Links an account with a chat, as if its person had. */
export async function linkForTest(userId: string, chatId: string): Promise<void> {
  await sql`insert into telegram_link (user_id, chat_id) values (${userId}, ${chatId})`.execute(database());
}

/** Deliveries by Telegram that wait to be sent, one for each person, as planning would make them. @returns their ids */
export async function addDeliveries(kind: string, facts: unknown, userIds: readonly string[]): Promise<string[]> {
  const rows = userIds.map((userId) => ({ id: newId(), delivery_id: newId(), user_id: userId }));
  await sql`
    with row as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, delivery_id uuid, user_id text)),
    raised as (
      insert into notification (id, user_id, kind, key, facts, due_at, state)
      select id, user_id, ${kind}, id::text, ${JSON.stringify(facts)}::jsonb, now(), 'planned' from row
    )
    insert into notification_delivery (id, notification_id, user_id, kind, channel, state, due_at)
    select delivery_id, id, user_id, ${kind}, 'telegram', 'waiting', now() from row`.execute(database());
  return rows.map((row) => row.delivery_id);
}

export async function getDelivery(
  id: string,
): Promise<{ state: string; reason: string | null; remoteId: string | null; attempts: number }> {
  const { rows } = await sql<{ state: string; reason: string | null; remoteId: string | null; attempts: number }>`
    select state, reason, remote_id as "remoteId", attempts from notification_delivery where id = ${id}`.execute(
    database(),
  );
  const [row] = rows;
  if (!row) throw new Error('there is no such delivery');
  return row;
}
