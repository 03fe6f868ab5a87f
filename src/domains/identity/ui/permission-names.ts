import type { Translate } from '#web/kit/i18n/messages.ts';
import { identityMessages } from './messages.ts';

type Key = keyof typeof identityMessages.phrases;

/** What a permission lets its holder do, in words; its name where there are none. */
export function permissionName(permission: string, t: Translate<Key>): string {
  const key = `permission.${permission}`;
  return isKey(key) ? t(key) : permission;
}

function isKey(key: string): key is Key {
  return Object.hasOwn(identityMessages.phrases, key);
}
