import type { Actor } from '#kernel/actor.ts';
import { changeSetting } from '#domains/audit/index.ts';
import type { NotificationSettings } from '../settings/contract.ts';
import { notificationSettings } from './settings.ts';

/** It holds for what is planned from now on; recorded. */
export async function changeNotificationSettings(
  actor: Actor,
  settings: NotificationSettings,
): Promise<NotificationSettings> {
  await changeSetting(actor, notificationSettings, settings);
  return settings;
}
