import { renderLetter, type RenderedLetter } from '#kernel/letters/render-letter.ts';
import type { AnyNotificationKind } from '#kernel/notifications/catalogue.ts';
import type { NotificationWords, Reader } from '#kernel/notifications/define-notification.ts';
import { runtime } from '#kernel/runtime.ts';

/** A notification as a letter. @param unsubscribeUrl whole address of the page that stops the kind, where there is one */
export function composeLetter(
  kind: AnyNotificationKind,
  words: NotificationWords,
  reader: Reader,
  unsubscribeUrl?: string,
): RenderedLetter {
  return renderLetter(words, reader, {
    publicUrl: runtime().access.publicUrl,
    kindTitle: kind.title[reader.locale],
    preferencesPath: '/notifications',
    ...(unsubscribeUrl !== undefined && { unsubscribeUrl }),
  });
}
