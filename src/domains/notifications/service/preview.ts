import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import type { AnyNotificationKind } from '#kernel/notifications/catalogue.ts';
import type { NotificationWords } from '#kernel/notifications/define-notification.ts';
import { pageUrl } from '#kernel/page-url.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import { noteView } from '#domains/audit/index.ts';
import { assertInPerson } from '#domains/identity/index.ts';
import type { Preview, PreviewBody, PreviewQuery } from '../contract.ts';
import { findLatest } from '../store/log.ts';
import { composeLetter } from './compose-letter.ts';
import { raiseTrial } from './preferences.ts';

/**
 * A kind in words, as letter and as message of the bot. Facts of a real notification tell of somebody: that they were
 * looked at is noted.
 *
 * @throws AppError notification.unknown_kind; notification.none_yet when there is no real one
 */
export async function previewKind(actor: Actor, { kind: name, locale, facts: source }: PreviewQuery): Promise<Preview> {
  const kind = kindOf(name);
  const latest = source === 'latest' ? await findLatest(name) : undefined;
  if (source === 'latest') {
    if (!latest) throw new AppError('notification.none_yet');
    noteView('messages.viewed', {}, {});
  }
  const facts = kind.facts.parse(latest ? latest.facts : kind.example(locale));
  const reader = { name: latest?.name ?? actor.name, locale, timeZone: clock().timeZone };
  const words = kind.words(facts, reader);
  const letter = composeLetter(kind, words, reader, kind.isUrgent === true ? undefined : pageUrl('/unsubscribe'));
  return { ...letter, telegram: toMessage(words) };
}

/** What the bot says, without its buttons. */
function toMessage({ subject, paragraphs, lists = [], action }: NotificationWords): string {
  const items = lists.map(({ title, items: list }) =>
    [
      ...(title === undefined ? [] : [title]),
      ...list.map(({ text, detail }) => (detail === undefined ? `• ${text}` : `• ${text} — ${detail}`)),
    ].join('\n'),
  );
  return [subject, ...paragraphs, ...items, ...(action ? [`[ ${action.text} ]`] : [])].join('\n\n');
}

/**
 * Sends the caller a kind as it could be. @throws AppError access.in_person for a token; notification.unknown_kind;
 * notification.tried_lately
 */
export async function sendPreview(actor: Actor, { kind, locale }: PreviewBody): Promise<void> {
  assertInPerson(actor);
  await raiseTrial(actor, { kind: kindOf(kind).name, locale });
}

function kindOf(name: string): AnyNotificationKind {
  const kind = runtime().notifications.find(name);
  if (!kind) throw new AppError('notification.unknown_kind');
  return kind;
}
