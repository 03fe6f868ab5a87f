import { defineRoute } from '#kernel/http/route.ts';
import { ownDeliveriesSchema, preferencesChange, preferencesSchema } from '../contract.ts';
import { listOwnDeliveries } from '../service/log.ts';
import { changePreferences, getPreferences, resetPreferences, tryNotifications } from '../service/preferences.ts';

const url = '/notification-preferences';

/** What a person chooses to be told of; refused to tokens. */
export const preferenceRoutes = [
  defineRoute({
    ...{ method: 'GET', url, permission: 'signed-in' },
    summary: 'What the caller is told of, by which channels and at which hours',
    readsPrimary: true,
    schema: { response: preferencesSchema },
    handler: ({ actor }) => getPreferences(actor),
  }),
  defineRoute({
    ...{ method: 'PATCH', url, permission: 'signed-in' },
    summary: 'Choose what to be told of, by which channels and at which hours; what is not named stays as it is',
    schema: { body: preferencesChange, response: preferencesSchema },
    handler: ({ actor, body }) => changePreferences(actor, body),
  }),
  defineRoute({
    ...{ method: 'DELETE', url, permission: 'signed-in' },
    summary: 'Have everything as it was before the caller has chosen anything',
    schema: { response: preferencesSchema },
    handler: ({ actor }) => resetPreferences(actor),
  }),
  defineRoute({
    ...{ method: 'POST', url: `${url}/test`, permission: 'signed-in' },
    summary: 'Send the caller a trial message by each channel, at most one a minute',
    schema: {},
    handler: ({ actor }) => tryNotifications(actor),
  }),
  defineRoute({
    ...{ method: 'GET', url: `${url}/deliveries`, permission: 'signed-in' },
    summary: 'What was sent to the caller lately, and what was not and why',
    readsPrimary: true,
    schema: { response: ownDeliveriesSchema },
    handler: ({ actor }) => listOwnDeliveries(actor),
  }),
];
