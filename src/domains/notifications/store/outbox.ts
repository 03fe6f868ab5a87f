import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

export interface OutboxRow {
  readonly id: string;
  /** To the microsecond, as the cursor needs it. */
  readonly createdAt: string;
  readonly kind: string;
  readonly subject: string;
  readonly address: string;
  readonly userId: string;
  readonly name: string;
  readonly login: string;
}

const columns = sql`
  letter.id, to_char(letter.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAt",
  delivery.kind, subject, address, account.id as "userId", account.name,
  coalesce(account.username, account.email) as login`;
const joined = sql`
  join notification_delivery as delivery on delivery.id = letter.id
  join user_account as account on account.id = letter.user_id`;

/** Letters that lie in the outbox, newest first. @param after the last row of the page before */
export async function listLetters(limit: number, after?: { createdAt: string; id: string }): Promise<OutboxRow[]> {
  const isAfter = after ? sql`(created_at, id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const { rows } = await sql<OutboxRow>`
    select ${columns}
    from (
      select * from outbox_letter where ${isAfter} order by created_at desc, id desc limit ${limit}
    ) as letter ${joined}
    order by letter.created_at desc, letter.id desc`.execute(database());
  return rows;
}

export async function findLetter(id: string): Promise<(OutboxRow & { text: string; html: string }) | undefined> {
  const { rows } = await sql<OutboxRow & { text: string; html: string }>`
    select ${columns}, plain as text, html from outbox_letter as letter ${joined} where letter.id = ${id}`.execute(
    database(),
  );
  return rows.at(0);
}

export interface StoppedRow {
  readonly userId: string;
  readonly name: string;
  readonly login: string;
  readonly address: string;
  readonly since: Date;
  readonly code: string;
  readonly detail: string | null;
}

/** Addresses that are not written to, as long as they are their people's; the last stopped first. */
export async function listStoppedAddresses(limit: number): Promise<StoppedRow[]> {
  const { rows } = await sql<StoppedRow>`
    select account.id as "userId", account.name, coalesce(account.username, account.email) as login, address, since,
      code, detail
    from stopped_address as stopped
    join user_account as account on account.id = stopped.user_id and lower(account.email) = stopped.address
    order by since desc, stopped.user_id limit ${limit}`.execute(database());
  return rows;
}
