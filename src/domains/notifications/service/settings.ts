import { defineSetting, getSetting } from '#kernel/settings.ts';
import {
  defaultNotificationSettings,
  notificationSettingsSchema,
  type NotificationSettings,
} from '../settings/contract.ts';

export const notificationSettings = defineSetting({
  key: 'notifications',
  schema: notificationSettingsSchema,
  default: defaultNotificationSettings,
});

export function getNotificationSettings(): Promise<NotificationSettings> {
  return getSetting(notificationSettings);
}
