import { AppError } from '#kernel/errors.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { runtime } from '#kernel/runtime.ts';
import { saveChoices } from '../store/preferences.ts';
import { findSubscription } from '../store/subscriptions.ts';
import type { SubscriptionState } from '../unsubscribe/contract.ts';
import { readUnsubscribeToken } from './unsubscribe-token.ts';

/** What a link in a letter turns off, and whether it is on. @throws AppError notification.unknown_link */
export async function getSubscription(token: string): Promise<SubscriptionState> {
  const { kind, channel, locale, isOn } = await read(token);
  return { title: kind.title[locale], about: kind.about[locale], channel, isOn };
}

/** Turns it off, or on again, for whoever has the link: it was sent to one address. @throws AppError notification.unknown_link */
export async function setSubscription(token: string, isOn: boolean): Promise<SubscriptionState> {
  await transaction(async () => {
    const { userId, kind, channel } = await read(token);
    await saveChoices(userId, [
      { kind: kind.name, channel, isOn, isDefault: kind.channels.includes(channel) === isOn },
    ]);
  });
  return getSubscription(token);
}

async function read(token: string) {
  const subscription = readUnsubscribeToken(token);
  const kind = subscription && runtime().notifications.find(subscription.kind);
  if (!kind) throw new AppError('notification.unknown_link');
  const { userId, channel } = subscription;
  const row = await findSubscription(userId, kind.name, channel);
  if (!row) throw new AppError('notification.unknown_link');
  return { userId, kind, channel, locale: row.locale, isOn: row.isOn ?? kind.channels.includes(channel) };
}
