import { defineRoute } from '#kernel/http/route.ts';
import { digestSettingsSchema } from './contract.ts';
import { getDigestSettings, setDigestSettings } from './service/settings.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/settings/digests',
    permission: 'settings.manage',
    summary: 'Whether weekly digests are sent, and on which day and hour',
    readsPrimary: true,
    schema: { response: digestSettingsSchema },
    handler: () => getDigestSettings(),
  }),
  defineRoute({
    method: 'PUT',
    url: '/settings/digests',
    permission: 'settings.manage',
    summary: 'Set whether weekly digests are sent, and on which day and hour',
    schema: { body: digestSettingsSchema, response: digestSettingsSchema },
    handler: ({ actor, body }) => setDigestSettings(actor, body),
  }),
];
