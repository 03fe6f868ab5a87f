import type { Translate } from '#web/kit/i18n/messages.ts';
import { notificationMessages } from './messages.ts';

type Key = keyof typeof notificationMessages.phrases;

/** Why a message was not sent, in words; of a code that is new, the code. */
export function reasonWords(code: string, t: Translate<Key>): string {
  const key = `reason.${code}`;
  return isKey(key) ? t(key) : t('reason.other', { code });
}

function isKey(key: string): key is Key {
  return key in notificationMessages.phrases;
}
