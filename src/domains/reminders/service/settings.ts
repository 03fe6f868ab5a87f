import type { Actor } from '#kernel/actor.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';
import { changeSetting } from '#domains/audit/index.ts';
import { reminderSettingsSchema, type ReminderSettings } from '../contract.ts';

/** When students are told of deadlines: three days and one day before, and on the morning after. */
export const reminderSetting = defineSetting<ReminderSettings>({
  key: 'reminders.settings',
  schema: reminderSettingsSchema,
  default: { hours: [72, 24], tellsOverdue: true, overdueHour: 9 },
});

export function getReminderSettings(): Promise<ReminderSettings> {
  return getSetting(reminderSetting);
}

/** Sets them; the next planning, within ten minutes, goes by them. */
export async function setReminderSettings(actor: Actor, settings: ReminderSettings): Promise<ReminderSettings> {
  await changeSetting(actor, reminderSetting, settings);
  return settings;
}
