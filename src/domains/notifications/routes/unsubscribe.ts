import { definePublicRoute } from '#kernel/http/route.ts';
import { getSubscription, setSubscription } from '../service/unsubscribe.ts';
import { subscriptionSchema, unsubscribeParams } from '../unsubscribe/contract.ts';

const url = '/unsubscribe/:token';
const schema = { params: unsubscribeParams, response: subscriptionSchema };

/** For the links in letters: whoever has one need not sign in. */
export const unsubscribeRoutes = [
  definePublicRoute({
    ...{ method: 'GET', url, schema },
    summary: 'What a link in a letter turns off, and whether it is on',
    readsPrimary: true,
    handler: ({ params: { token } }) => getSubscription(token),
  }),
  definePublicRoute({
    ...{ method: 'POST', url, schema },
    summary: 'Turn it off: mail programs do so by their own button (RFC 8058)',
    takesPlainForm: true,
    handler: ({ params: { token } }) => setSubscription(token, false),
  }),
  definePublicRoute({
    ...{ method: 'DELETE', url, schema },
    summary: 'Turn it on again',
    handler: ({ params: { token } }) => setSubscription(token, true),
  }),
];
