import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Channel } from '#kernel/notifications/contract.ts';
import type { Locale } from '#kernel/locale.ts';

/** A delivery with all that is needed to make it. */
export interface DeliveryRow {
  readonly id: string;
  readonly notificationId: string;
  readonly kind: string;
  readonly facts: unknown;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'skipped';
  readonly expiresAt: Date | null;
  readonly userId: string;
  readonly name: string;
  readonly locale: Locale;
  readonly isActive: boolean;
  /** The person has turned the kind off since it was planned. */
  readonly isTurnedOff: boolean;
  /** Of a letter: the address has been stopped since. */
  readonly isStopped: boolean;
  readonly email: string;
  /** The person's own zone; null: the institution's. */
  readonly timeZone: string | null;
  /** Chat with the bot; null: there is none, or the bot is blocked there. */
  readonly chatId: string | null;
}

export async function findDelivery(id: string, channel: Channel): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`
    select delivery.id, notification.id as "notificationId", notification.kind, facts, delivery.state,
      notification.expires_at as "expiresAt", account.id as "userId", account.name, account.locale,
      account.is_active as "isActive", account.email, preference.is_on is false as "isTurnedOff",
      stopped.user_id is not null as "isStopped", time_zone as "timeZone", chat_id::text as "chatId"
    from notification_delivery as delivery
    join notification on notification.id = delivery.notification_id
    join user_account as account on account.id = delivery.user_id
    left join notification_rhythm as rhythm on rhythm.user_id = account.id
    left join telegram_link as link on link.user_id = account.id and blocked_at is null
    left join notification_preference as preference on preference.user_id = account.id
      and preference.kind = delivery.kind and preference.channel = delivery.channel
    left join stopped_address as stopped on delivery.channel = 'email'
      and stopped.user_id = account.id and stopped.address = lower(account.email)
    where delivery.id = ${id} and delivery.channel = ${channel}`.execute(database());
  return rows.at(0);
}

/** An attempt begins: noted before anything leaves, so that a process that dies meanwhile leaves a trace. */
export async function noteSending(id: string): Promise<void> {
  await sql`
    update notification_delivery set state = 'sending', sending_since = now(), attempts = attempts + 1
    where id = ${id} and state in ('waiting', 'sending')`.execute(database());
}

export async function noteSent(id: string, remoteId?: string): Promise<void> {
  await sql`
    update notification_delivery set state = 'sent', sent_at = now(), remote_id = ${remoteId ?? null}
    where id = ${id} and state in ('waiting', 'sending')`.execute(database());
}

/** It will not be made: `reason` is a code, e.g. `no_longer_so`. */
export async function noteNotSent(id: string, state: 'failed' | 'skipped', reason: string): Promise<void> {
  await sql`
    update notification_delivery set state = ${state}, reason = ${reason}
    where id = ${id} and state in ('waiting', 'sending')`.execute(database());
}
