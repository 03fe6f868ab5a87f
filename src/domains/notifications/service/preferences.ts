import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { notify } from '#kernel/notifications/notify.ts';
import type { AnyNotificationKind } from '#kernel/notifications/catalogue.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import { assertInPerson } from '#domains/identity/index.ts';
import type { Channel, PreferredKind, Preferences, PreferencesChange } from '../contract.ts';
import { trialNotification } from '../notifications.ts';
import * as store from '../store/preferences.ts';
import { getNotificationSettings } from './settings.ts';

/** What the caller is told of, and how. @throws AppError access.in_person for a token */
export async function getPreferences(actor: Actor): Promise<Preferences> {
  assertInPerson(actor);
  const row = await store.findPreferences(actor.userId);
  if (!row) throw new AppError('person.not_found');
  const { email, isVerified, isStopped, telegram, choices, rhythm } = row;
  const { quietHours } = await getNotificationSettings();
  return {
    kinds: kindsFor(actor).map((kind) => toPreferred(kind, choices, actor)),
    rhythm: rhythm && {
      quietHours:
        rhythm.quietFrom === null || rhythm.quietUntil === null
          ? null
          : { from: rhythm.quietFrom, until: rhythm.quietUntil },
      timeZone: rhythm.timeZone,
    },
    institution: { quietHours, timeZone: clock().timeZone },
    address: { email, isVerified, isStopped, isSentTo: runtime().mailer !== undefined },
    telegram,
  };
}

/** Those that somebody of these roles may get, in the order of the domains. */
function kindsFor({ roles }: Actor): AnyNotificationKind[] {
  return runtime()
    .notifications.list()
    .filter((kind) => kind.roles.some((role) => roles.has(role)));
}

function toPreferred(
  kind: AnyNotificationKind,
  choices: store.PreferencesRow['choices'],
  { locale }: Actor,
): PreferredKind {
  const of = (channel: Channel) => {
    const isOnByDefault = kind.channels.includes(channel);
    const chosen = choices.find((choice) => choice.kind === kind.name && choice.channel === channel);
    return { isOn: chosen?.isOn ?? isOnByDefault, isOnByDefault };
  };
  return {
    name: kind.name,
    title: kind.title[locale],
    about: kind.about[locale],
    isUrgent: kind.isUrgent ?? false,
    channels: { email: of('email'), telegram: of('telegram') },
  };
}

/**
 * Changes what is named, and leaves the rest.
 *
 * @throws AppError access.in_person for a token; notification.unknown_kind for a kind that the caller never gets
 */
export async function changePreferences(
  actor: Actor,
  { choices = [], rhythm }: PreferencesChange,
): Promise<Preferences> {
  assertInPerson(actor);
  const kinds = new Map(kindsFor(actor).map((kind) => [kind.name, kind]));
  const chosen = choices.map((choice) => {
    const kind = kinds.get(choice.kind);
    if (!kind) throw new AppError('notification.unknown_kind');
    return { ...choice, isDefault: kind.channels.includes(choice.channel) === choice.isOn };
  });
  await transaction(async () => {
    if (chosen.length > 0) await store.saveChoices(actor.userId, chosen);
    if (rhythm !== undefined) await store.saveRhythm(actor.userId, rhythm);
  });
  return getPreferences(actor);
}

/** Everything as it was before the person has chosen anything. @throws AppError access.in_person for a token */
export async function resetPreferences(actor: Actor): Promise<Preferences> {
  assertInPerson(actor);
  await store.removePreferences(actor.userId);
  return getPreferences(actor);
}

/** Sends the caller a trial, at most one a minute. @throws AppError access.in_person, notification.tried_lately */
export async function tryNotifications(actor: Actor): Promise<void> {
  assertInPerson(actor);
  await raiseTrial(actor, null);
}

/**
 * Raises a trial for somebody, at most one of a sort in a minute.
 *
 * @param sample the kind that is shown, and in which language; null: it only says that it has arrived
 * @throws AppError notification.tried_lately
 */
export async function raiseTrial(
  { userId }: Actor,
  sample: { kind: string; locale: 'ru' | 'en' } | null,
): Promise<void> {
  const key = [await store.getMinute(), sample?.kind ?? '', sample?.locale ?? ''].join(' ');
  const raised = await transaction(() => notify(trialNotification, [{ userId, key, facts: { sample } }]));
  if (raised === 0) throw new AppError('notification.tried_lately');
}
