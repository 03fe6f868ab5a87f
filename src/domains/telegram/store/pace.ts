import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Seconds between two messages in one chat: Telegram's own limit. */
const chatSeconds = 1;
/** Milliseconds for which it is worth waiting at hand; for more, the task comes again. */
const nearMilliseconds = 1500;

/** When a message may leave. */
export interface Place {
  /** It was kept for the message; false: it is far off, ask again then. */
  readonly isKept: boolean;
  readonly at: Date;
  readonly milliseconds: number;
}

/**
 * Keeps the next place in the line of all messages, over all processes: so many a second in all, one a second in a chat.
 * The row of the line is held for one statement.
 */
export async function keepPlace(chatId: string): Promise<Place> {
  await sql`
    with line as (insert into telegram_pace default values on conflict do nothing)
    insert into telegram_chat (id) values (${chatId}) on conflict do nothing`.execute(database());
  const { rows } = await sql<Place>`
    with line as (
      select greatest(free_at, clock_timestamp()) as at, per_second from telegram_pace for update
    ), chat as (
      select greatest(free_at, clock_timestamp()) as at from telegram_chat where id = ${chatId} for update
    ), place as materialized (
      select line.at as line_at, per_second, greatest(line.at, chat.at) as at,
        greatest(line.at, chat.at) < clock_timestamp() + make_interval(secs => ${nearMilliseconds / 1000}) as is_kept
      from line, chat
    ), in_line as (
      update telegram_pace set free_at = line_at + make_interval(secs => 1.0 / place.per_second) from place where is_kept
    ), in_chat as (
      update telegram_chat set free_at = at + make_interval(secs => ${chatSeconds}), used_at = now()
      from place where id = ${chatId} and is_kept
    )
    select is_kept as "isKept", at, extract(epoch from at - clock_timestamp())::double precision * 1000 as milliseconds
    from place`.execute(database());
  const [place] = rows;
  if (!place) throw new Error('there is a line');
  return place;
}

/** Telegram asks to wait: nothing leaves until then. @returns until when */
export async function stopLine(chatId: string, seconds: number): Promise<Date> {
  const { rows } = await sql<{ until: Date }>`
    with until as (select clock_timestamp() + make_interval(secs => ${seconds}) as at),
    in_chat as (
      update telegram_chat set free_at = greatest(free_at, until.at) from until where id = ${chatId}
    )
    update telegram_pace set free_at = greatest(free_at, until.at) from until returning until.at as until`.execute(
    database(),
  );
  const [line] = rows;
  if (!line) throw new Error('there is a line');
  return line.until;
}

/** Chat of a delivery's person, to keep a place for before the attempt begins. */
export async function findChatOfDelivery(deliveryId: string): Promise<string | undefined> {
  const { rows } = await sql<{ chatId: string }>`
    select chat_id::text as "chatId" from notification_delivery as delivery
    join telegram_link as link on link.user_id = delivery.user_id and blocked_at is null
    where delivery.id = ${deliveryId} and state in ('waiting', 'sending')`.execute(database());
  return rows.at(0)?.chatId;
}
