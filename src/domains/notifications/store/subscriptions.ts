import { sql } from 'kysely';
import type { Locale } from '#kernel/locale.ts';
import { database } from '#kernel/runtime.ts';
import type { Channel } from '../contract.ts';

export interface SubscriptionRow {
  readonly locale: Locale;
  /** What the person has chosen; null: nothing. */
  readonly isOn: boolean | null;
}

/** Undefined when the account is gone. */
export async function findSubscription(
  userId: string,
  kind: string,
  channel: Channel,
): Promise<SubscriptionRow | undefined> {
  const { rows } = await sql<SubscriptionRow>`
    select locale, is_on as "isOn" from user_account as account
    left join notification_preference as preference
      on preference.user_id = account.id and preference.kind = ${kind} and preference.channel = ${channel}
    where account.id = ${userId}`.execute(database());
  return rows.at(0);
}
