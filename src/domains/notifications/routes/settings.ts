import { defineRoute } from '#kernel/http/route.ts';
import { changeNotificationSettings } from '../service/change-settings.ts';
import { getNotificationSettings } from '../service/settings.ts';
import { notificationSettingsSchema } from '../settings/contract.ts';

const url = '/settings/notifications';
const permission = 'settings.manage';

/** How people are told who have chosen nothing else. */
export const settingRoutes = [
  defineRoute({
    ...{ method: 'GET', url, permission },
    summary: 'Quiet hours, limits, and for how long it is kept what was sent to whom',
    readsPrimary: true,
    schema: { response: notificationSettingsSchema },
    handler: () => getNotificationSettings(),
  }),
  defineRoute({
    ...{ method: 'PUT', url, permission },
    summary: 'Set quiet hours, limits, and for how long it is kept what was sent to whom',
    schema: { body: notificationSettingsSchema, response: notificationSettingsSchema },
    handler: ({ actor, body }) => changeNotificationSettings(actor, body),
  }),
];
