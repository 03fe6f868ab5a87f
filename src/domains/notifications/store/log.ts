import { sql, type RawBuilder } from 'kysely';
import { personWords, wordsBegin } from '#kernel/database/word-search.ts';
import { database } from '#kernel/runtime.ts';
import type { Channel, DeliveryCounts, DeliveryFilter, DeliveryState } from '../contract.ts';

export interface LoggedRow {
  readonly id: string;
  /** When it is or was due, to the microsecond, as the cursor needs it. */
  readonly dueAt: string;
  readonly sentAt: Date | null;
  readonly kind: string;
  readonly channel: Channel;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly attempts: number;
  readonly userId: string;
  readonly name: string;
  readonly login: string;
}

/** The last row of the page before. */
interface Position {
  readonly dueAt: string;
  readonly id: string;
}

/** Newest first. @param after the last row of the page before */
export async function listDeliveries(filter: DeliveryFilter, limit: number, after?: Position): Promise<LoggedRow[]> {
  const before = after ? sql`(due_at, id) < (${after.dueAt}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const { rows } = await sql<LoggedRow>`
    select page.id, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "dueAt",
      sent_at as "sentAt", page.kind, channel, page.state, reason, attempts,
      account.id as "userId", account.name, coalesce(account.username, account.email) as login
    from (
      select * from notification_delivery where ${sql.join([before, ...conditionsOf(filter)], sql` and `)}
      order by due_at desc, id desc limit ${limit}
    ) as page
    join user_account as account on account.id = page.user_id
    order by page.due_at desc, page.id desc`.execute(database());
  return rows;
}

/** So many people a search may mean. */
const mostPeople = 100;

/** Only those asked for are part of the statement. */
function conditionsOf({ state, channel, kind, search = '' }: DeliveryFilter): RawBuilder<unknown>[] {
  const isPerson = wordsBegin(personWords, search);
  return [
    state !== undefined && sql`state = ${state}`,
    channel !== undefined && sql`channel = ${channel}`,
    kind !== undefined && sql`kind = ${kind}`,
    isPerson !== undefined &&
      sql`user_id = any (array(select id from user_account where ${isPerson} limit ${mostPeople}))`,
  ].filter((condition) => condition !== false);
}

/** Of one person, newest first. */
export async function listDeliveriesOf(userId: string, limit: number): Promise<Omit<LoggedRow, 'name' | 'login'>[]> {
  const { rows } = await sql<Omit<LoggedRow, 'name' | 'login'>>`
    select id, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "dueAt", sent_at as "sentAt",
      kind, channel, state, reason, attempts, user_id as "userId"
    from notification_delivery where user_id = ${userId}
    order by due_at desc, id desc limit ${limit}`.execute(database());
  return rows;
}

export interface CountedDay extends DeliveryCounts {
  readonly day: string;
  readonly channel: Channel;
}

/** How deliveries ended that were due on each of the last days, in a time zone; the oldest day first. */
export async function countDeliveries(days: number, timeZone: string): Promise<CountedDay[]> {
  const { rows } = await sql<CountedDay>`
    select to_char(day, 'YYYY-MM-DD') as day, channel.name as channel,
      count(*) filter (where state = 'sent')::integer as sent,
      count(*) filter (where state in ('waiting', 'sending'))::integer as waiting,
      count(*) filter (where state = 'skipped')::integer as skipped,
      count(*) filter (where state = 'failed')::integer as failed
    from generate_series(
      (now() at time zone ${timeZone})::date - ${days - 1}::integer, (now() at time zone ${timeZone})::date, interval '1 day'
    ) as day
    cross join (values ('email'), ('telegram')) as channel (name)
    left join notification_delivery as delivery on delivery.channel = channel.name
      and due_at >= day::timestamp at time zone ${timeZone}
      and due_at < (day::timestamp + interval '1 day') at time zone ${timeZone}
    group by day, channel.name order by day, channel.name`.execute(database());
  return rows;
}

/** Of the newest notification of a kind: what it says, and to whom. */
export async function findLatest(kind: string): Promise<{ facts: unknown; name: string } | undefined> {
  const { rows } = await sql<{ facts: unknown; name: string }>`
    select notification.facts, account.name
    from (
      select notification_id, user_id from notification_delivery where kind = ${kind}
      order by due_at desc, id desc limit 1
    ) as newest
    join notification on notification.id = newest.notification_id
    join user_account as account on account.id = newest.user_id`.execute(database());
  return rows.at(0);
}
