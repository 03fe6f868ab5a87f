import { defineRoute } from '#kernel/http/route.ts';
import { reminderSettingsSchema } from './contract.ts';
import { getReminderSettings, setReminderSettings } from './service/settings.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/settings/reminders',
    permission: 'settings.manage',
    summary: 'When students are told of deadlines: hours before, and on the morning after',
    readsPrimary: true,
    schema: { response: reminderSettingsSchema },
    handler: () => getReminderSettings(),
  }),
  defineRoute({
    method: 'PUT',
    url: '/settings/reminders',
    permission: 'settings.manage',
    summary: 'Set when students are told of deadlines; it takes effect within ten minutes',
    schema: { body: reminderSettingsSchema, response: reminderSettingsSchema },
    handler: ({ actor, body }) => setReminderSettings(actor, body),
  }),
];
