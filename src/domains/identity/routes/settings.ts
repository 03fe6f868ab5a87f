import { defineRoute } from '#kernel/http/route.ts';
import { lifetimesSchema, secondFactorRolesSchema } from '../contract.ts';
import { getSecondFactorRoles, setSecondFactorRoles } from '../service/second-factor-roles.ts';
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
  defineRoute({
    method: 'GET',
    url: '/settings/second-factor',
    permission: 'settings.manage',
    summary: 'Which roles must have a second factor',
    readsPrimary: true,
    schema: { response: secondFactorRolesSchema },
    handler: () => getSecondFactorRoles(),
  }),
  defineRoute({
    method: 'PUT',
    url: '/settings/second-factor',
    permission: 'settings.manage',
    summary: 'Say which roles must have a second factor; it takes effect with the next sign-in of each person',
    schema: { body: secondFactorRolesSchema, response: secondFactorRolesSchema },
    handler: ({ actor, body }) => setSecondFactorRoles(actor, body),
  }),
];
