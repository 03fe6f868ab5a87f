import type { NotificationWords, Reader } from '#kernel/notifications/define-notification.ts';
import type { Channel } from '#kernel/notifications/contract.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import { findDelivery, noteNotSent, noteSending, type DeliveryRow } from '../store/deliveries.ts';

/** What a channel is to say to whom. */
export interface Delivery {
  readonly id: string;
  readonly kind: string;
  readonly facts: unknown;
  readonly words: NotificationWords;
  readonly reader: Reader;
  readonly userId: string;
  readonly email: string;
  readonly chatId: string | null;
  /** An attempt was begun before and did not tell how it ended: it may have arrived. */
  readonly wasBegun: boolean;
}

/**
 * Begins an attempt at a delivery and notes it before anything leaves. Undefined when nothing is to be said: it has been,
 * or why not is noted now (the person is closed, its time is over, it is no longer so).
 */
export async function beginDelivery(deliveryId: string, channel: Channel): Promise<Delivery | undefined> {
  const row = await findDelivery(deliveryId, channel);
  if (!row || (row.state !== 'waiting' && row.state !== 'sending')) return undefined;
  const refusal = await whyNot(row);
  if (refusal !== undefined) {
    await noteNotSent(row.id, 'skipped', refusal);
    return undefined;
  }
  const kind = kindOf(row);
  const facts = await factsNow(row);
  if (facts === undefined) {
    await noteNotSent(row.id, 'skipped', 'no_longer_so');
    return undefined;
  }
  const reader = { name: row.name, locale: row.locale, timeZone: row.timeZone ?? clock().timeZone };
  await noteSending(row.id);
  return {
    ...{ id: row.id, kind: row.kind, facts, words: kind.words(facts, reader), reader },
    ...{ userId: row.userId, email: row.email, chatId: row.chatId, wasBegun: row.state === 'sending' },
  };
}

async function whyNot(row: DeliveryRow): Promise<string | undefined> {
  if (!row.isActive) return 'account_closed';
  if (row.isTurnedOff) return 'turned_off';
  if (row.isStopped) return 'address_stopped';
  if (row.expiresAt && row.expiresAt <= clock().now()) return 'expired';
  const kind = kindOf(row);
  if (!kind.stillHolds) return undefined;
  const raised = { id: row.notificationId, userId: row.userId, facts: kind.facts.parse(row.facts) };
  return (await kind.stillHolds([raised])).has(raised.id) ? undefined : 'no_longer_so';
}

/** Undefined: there is nothing to say any more. */
async function factsNow(row: DeliveryRow): Promise<unknown> {
  const kind = kindOf(row);
  const raised = { id: row.notificationId, userId: row.userId, facts: kind.facts.parse(row.facts) };
  return kind.renew ? (await kind.renew([raised])).get(raised.id) : raised.facts;
}

function kindOf({ kind }: DeliveryRow) {
  const found = runtime().notifications.find(kind);
  if (!found) throw new Error(`no kind of notifications is named ${kind}`);
  return found;
}
