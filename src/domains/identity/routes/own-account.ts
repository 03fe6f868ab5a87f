import { z } from 'zod';
import { defineRoute } from '#kernel/http/route.ts';
import { addressBody, madeTokenSchema, newTokenBody, ownSessionListSchema, ownTokenListSchema } from '../contract.ts';
import { callerOf } from '../service/caller.ts';
import { requestAddressChange } from '../service/change-address.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from '../service/own-sessions.ts';
import { listOwnTokens, makeOwnToken, revokeOwnToken } from '../service/tokens.ts';

/** What a person sees and ends of their own; refused to tokens. */
export const accountRoutes = [
  defineRoute({
    method: 'POST',
    url: '/session/address',
    permission: 'signed-in',
    summary: 'Ask for another e-mail address; it takes effect once confirmed by the link sent there',
    schema: { body: addressBody },
    handler: ({ actor, body, request }) => requestAddressChange(actor, body, callerOf(request)),
  }),
  defineRoute({
    method: 'GET',
    url: '/sessions',
    permission: 'signed-in',
    summary: 'Where the caller is signed in',
    readsPrimary: true,
    schema: { response: ownSessionListSchema },
    handler: async ({ actor, request }) => ({ items: await listOwnSessions(actor, callerOf(request)) }),
  }),
  defineRoute({
    method: 'DELETE',
    url: '/sessions',
    permission: 'signed-in',
    summary: 'Sign out everywhere but here',
    schema: {},
    handler: ({ actor, request }) => endOtherSessions(actor, callerOf(request)),
  }),
  defineRoute({
    method: 'DELETE',
    url: '/sessions/:sessionId',
    permission: 'signed-in',
    summary: 'End one of the own sessions',
    schema: { params: z.object({ sessionId: z.string().max(100) }) },
    handler: ({ actor, params }) => endOwnSession(actor, params.sessionId),
  }),
  defineRoute({
    method: 'GET',
    url: '/tokens',
    permission: 'signed-in',
    summary: 'The own tokens for programs',
    readsPrimary: true,
    schema: { response: ownTokenListSchema },
    handler: async ({ actor }) => ({ items: await listOwnTokens(actor) }),
  }),
  defineRoute({
    method: 'POST',
    url: '/tokens',
    permission: 'signed-in',
    summary: 'Make a token for a program; it is shown this one time',
    schema: { body: newTokenBody, response: madeTokenSchema },
    handler: ({ actor, body }) => makeOwnToken(actor, body),
  }),
  defineRoute({
    method: 'DELETE',
    url: '/tokens/:tokenId',
    permission: 'signed-in',
    summary: 'Revoke one of the own tokens',
    schema: { params: z.object({ tokenId: z.uuid() }) },
    handler: ({ actor, params }) => revokeOwnToken(actor, params.tokenId),
  }),
];
