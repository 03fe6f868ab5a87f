import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Channel } from '../contract.ts';

/** A notification whose channel and time are to be chosen, with all that the choice depends on. */
export interface DueRow {
  readonly id: string;
  readonly userId: string;
  readonly kind: string;
  readonly facts: unknown;
  readonly expiresAt: Date | null;
  readonly isActive: boolean;
  readonly email: string;
  /** Letters came back from that address. */
  readonly isStopped: boolean;
  readonly telegram: 'none' | 'linked' | 'blocked';
  /** Whether the person has hours of their own. */
  readonly hasRhythm: boolean;
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly timeZone: string | null;
  /** What the person has chosen; null: nothing. */
  readonly emailChoice: boolean | null;
  readonly telegramChoice: boolean | null;
  /** The database's time. */
  readonly now: Date;
}

/** Locks the next due notifications of these kinds; the rest of the transaction decides on them. */
export async function takeDue(kinds: readonly string[], limit: number): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select due.id, due.user_id as "userId", due.kind, due.facts, due.expires_at as "expiresAt",
      account.is_active as "isActive", account.email, stopped.user_id is not null as "isStopped",
      case when link.user_id is null then 'none' when link.blocked_at is null then 'linked' else 'blocked' end as telegram,
      rhythm.user_id is not null as "hasRhythm", quiet_from as "quietFrom", quiet_until as "quietUntil",
      time_zone as "timeZone", by_email.is_on as "emailChoice", by_telegram.is_on as "telegramChoice", now() as now
    from (
      select * from notification
      where state = 'waiting' and due_at <= now() and kind = any(${[...kinds]}::text[])
      order by due_at, id limit ${limit} for update skip locked
    ) as due
    join user_account as account on account.id = due.user_id
    left join stopped_address as stopped on stopped.user_id = account.id and stopped.address = lower(account.email)
    left join notification_rhythm as rhythm on rhythm.user_id = account.id
    left join telegram_link as link on link.user_id = account.id
    left join notification_preference as by_email
      on by_email.user_id = account.id and by_email.kind = due.kind and by_email.channel = 'email'
    left join notification_preference as by_telegram
      on by_telegram.user_id = account.id and by_telegram.kind = due.kind and by_telegram.channel = 'telegram'
    order by due.due_at, due.id`.execute(database());
  return rows;
}

/** When the next notification of these kinds is due; undefined: none waits. */
export async function findNextDue(kinds: readonly string[]): Promise<Date | undefined> {
  const { rows } = await sql<{ dueAt: Date }>`
    select due_at as "dueAt" from notification
    where state = 'waiting' and kind = any(${[...kinds]}::text[])
    order by due_at, id limit 1`.execute(database());
  return rows.at(0)?.dueAt;
}

/** How many deliveries a person has by a channel in a quarter of an hour: small enough for the days of any zone. */
export interface PlannedCount {
  readonly userId: string;
  readonly channel: Channel;
  readonly quarter: Date;
  readonly count: number;
}

/** What these people got since yesterday, or will get. */
export async function countPlanned(userIds: readonly string[]): Promise<PlannedCount[]> {
  const { rows } = await sql<PlannedCount>`
    select user_id as "userId", channel, date_bin('15 minutes', due_at, '2000-01-01') as quarter, count(*)::integer as count
    from notification_delivery
    where user_id = any(${[...userIds]}::text[]) and due_at > now() - interval '26 hours'
      and state in ('waiting', 'sending', 'sent')
    group by user_id, channel, quarter`.execute(database());
  return rows;
}

/** What becomes of a notification by a channel. */
export interface NewDelivery {
  readonly id: string;
  readonly notificationId: string;
  readonly userId: string;
  readonly kind: string;
  readonly channel: Channel;
  readonly dueAt: Date;
  /** Why it is skipped; null: it waits to be sent. */
  readonly reason: string | null;
}

/** Writes what was decided, in one statement. */
export async function insertDeliveries(deliveries: readonly NewDelivery[]): Promise<void> {
  await sql`
    insert into notification_delivery (id, notification_id, user_id, kind, channel, state, reason, due_at)
    select id, "notificationId", "userId", kind, channel,
      case when reason is null then 'waiting' else 'skipped' end, reason, "dueAt"
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as row (
      id uuid, "notificationId" uuid, "userId" text, kind text, channel text, reason text, "dueAt" timestamptz
    )
    on conflict (notification_id, channel) do nothing`.execute(database());
}

/** How the choice for a notification ended. */
export type DecidedState = 'planned' | 'cancelled' | 'expired';

export async function setDecided(
  decided: readonly { readonly id: string; readonly state: DecidedState }[],
): Promise<void> {
  await sql`
    update notification set state = row.state
    from jsonb_to_recordset(${JSON.stringify(decided)}::jsonb) as row (id uuid, state text)
    where notification.id = row.id`.execute(database());
}
