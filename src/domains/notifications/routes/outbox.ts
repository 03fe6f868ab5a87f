import { defineRoute } from '#kernel/http/route.ts';
import { personParams } from '#domains/identity/contract.ts';
import {
  outboxLetterSchema,
  outboxParams,
  outboxQuery,
  outboxSchema,
  stoppedAddressesSchema,
} from '../outbox/contract.ts';
import { getOutboxLetter, listOutbox, listStoppedAddresses, resumeLetters } from '../service/outbox.ts';

/** Letters that are not sent, and why. */
export const outboxRoutes = [
  defineRoute({
    ...{ method: 'GET', url: '/outbox', permission: 'outbox.read' },
    summary: 'Letters that would have been sent were there a mail server, newest first',
    schema: { query: outboxQuery, response: outboxSchema },
    handler: ({ actor, query }) => listOutbox(actor, query),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/outbox/:letterId', permission: 'outbox.read' },
    summary: 'One of them as its person would see it',
    schema: { params: outboxParams, response: outboxLetterSchema },
    handler: ({ actor, params }) => getOutboxLetter(actor, params.letterId),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/stopped-addresses', permission: 'notifications.manage' },
    summary: 'Addresses that letters came back from, the last first: nothing is sent there',
    readsPrimary: true,
    schema: { response: stoppedAddressesSchema },
    handler: () => listStoppedAddresses(),
  }),
  defineRoute({
    ...{ method: 'DELETE', url: '/stopped-addresses/:userId', permission: 'notifications.manage' },
    summary: 'Send letters to the address of this person again',
    schema: { params: personParams },
    handler: ({ params }) => resumeLetters(params.userId),
  }),
];
