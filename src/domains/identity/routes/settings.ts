import { defineRoute } from '#kernel/http/route.ts';
import { lifetimesSchema } from '../contract.ts';
import { getLifetimes, setLifetimes } from '../service/session-lifetimes.ts';

export const settingRoutes = [
  defineRoute({
    method: 'GET',
    url: '/settings/session-lifetimes',
    permission: 'settings.manage',
    summary: 'After how many seconds a session ends: since its last use, and since sign-in',
    readsPrimary: true,
    schema: { response: lifetimesSchema },
    handler: () => getLifetimes(),
  }),
  defineRoute({
    method: 'PUT',
    url: '/settings/session-lifetimes',
    permission: 'settings.manage',
    summary: 'Set after how many seconds a session ends; sessions that are older end at once',
    schema: { body: lifetimesSchema, response: lifetimesSchema },
    handler: ({ actor, body }) => setLifetimes(actor, body),
  }),
];
