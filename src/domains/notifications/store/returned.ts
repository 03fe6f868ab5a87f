import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Whose letter came back. */
export interface ReturnedRow {
  readonly userId: string;
  /** The person's present one. */
  readonly address: string;
  /** Null when the letter was none of a notification. */
  readonly deliveryId: string | null;
}

/** By the letter, else by the address. Undefined when neither is of anybody. */
export async function findReturned(messageId: string | undefined, address: string): Promise<ReturnedRow | undefined> {
  const { rows } = await sql<ReturnedRow>`
    select account.id as "userId", account.email as address, delivery.id as "deliveryId"
    from notification_delivery as delivery join user_account as account on account.id = delivery.user_id
    where delivery.channel = 'email' and delivery.remote_id = ${messageId ?? ''}
    union all
    select id, email, null from user_account where email = ${address}
    limit 1`.execute(database());
  return rows.at(0);
}

/** A letter that had been sent came back. */
export async function noteReturned(id: string): Promise<void> {
  await sql`
    update notification_delivery set state = 'failed', reason = 'refused'
    where id = ${id} and state = 'sent'`.execute(database());
}
