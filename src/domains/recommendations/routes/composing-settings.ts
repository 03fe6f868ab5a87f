import { defineRoute } from '#kernel/http/route.ts';
import { composingSettingsSchema } from '../composing/contract.ts';
import { getComposingSettings, setComposingSettings } from '../service/composing-settings.ts';

export const composingSettingRoutes = [
  defineRoute({
    method: 'GET',
    url: '/settings/recommendations',
    permission: 'settings.manage',
    summary: 'Whether recommendations are composed, by whom, and in which language for students without an account',
    readsPrimary: true,
    schema: { response: composingSettingsSchema },
    handler: () => getComposingSettings(),
  }),
  defineRoute({
    method: 'PUT',
    url: '/settings/recommendations',
    permission: 'settings.manage',
    summary: 'Set how recommendations are composed; it holds for those composed from now on',
    schema: { body: composingSettingsSchema, response: composingSettingsSchema },
    handler: ({ actor, body }) => setComposingSettings(actor, body),
  }),
];
