import { definePublicRoute, defineRoute } from '#kernel/http/route.ts';
import * as contract from '../contract.ts';
import { callerOf } from '../service/caller.ts';
import * as link from '../service/own-sign-on-link.ts';
import { beginLink, beginSingleSignOn, endSingleSignOn, getSignInOptions } from '../service/single-sign-on.ts';

const permission = 'sign_on_links.manage';
const params = contract.personParams;

/** Signing in by the university's identity provider. */
const signInRoutes = [
  definePublicRoute({
    method: 'GET',
    url: '/sign-in-options',
    summary: 'Which ways to sign in there are beside the password',
    schema: { response: contract.signInOptionsSchema },
    handler: async () => getSignInOptions(),
  }),
  definePublicRoute({
    method: 'POST',
    url: '/session/single-sign-on',
    summary: "Begin to sign in at the university's identity provider; the browser goes to the address in the answer",
    schema: { body: contract.singleSignOnBody, response: contract.singleSignOnSchema },
    handler: async ({ body, reply }) => {
      const { url, cookie } = await beginSingleSignOn(body.back);
      reply.header('set-cookie', cookie);
      return { url };
    },
  }),
  definePublicRoute({
    method: 'GET',
    url: '/session/single-sign-on',
    summary:
      'Where the identity provider sends people back; leads on to the page they wanted, or to the reason why not',
    redirects: true,
    // It writes: a link, a session.
    readsPrimary: true,
    schema: {},
    handler: async ({ request, reply }) => {
      const [, query = ''] = request.url.split('?', 2);
      const { path, cookies } = await endSingleSignOn(query, callerOf(request));
      reply.header('set-cookie', [...cookies]);
      return reply.redirect(path, 303);
    },
  }),
];

/** The caller's own; refused to tokens. */
const ownRoutes = [
  defineRoute({
    method: 'GET',
    url: '/sign-on-link',
    permission: 'signed-in',
    summary: "Whether the own account is linked with the university's sign-in",
    readsPrimary: true,
    schema: { response: contract.ownSignOnLinkSchema },
    handler: ({ actor }) => link.getOwnSignOnLink(actor),
  }),
  defineRoute({
    method: 'POST',
    url: '/sign-on-link',
    permission: 'signed-in',
    summary:
      "Begin to link the own account with one of the university's; the browser goes to the address in the answer",
    schema: { body: contract.ownPasswordBody, response: contract.singleSignOnSchema },
    handler: async ({ actor, body, request, reply }) => {
      const { url, cookie } = await beginLink(actor, body.password, request.ip);
      reply.header('set-cookie', cookie);
      return { url };
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/sign-on-link/remove',
    permission: 'signed-in',
    summary: 'Remove the link of the own account; not without a password, since one could not sign in any more',
    schema: { body: contract.ownPasswordBody },
    handler: ({ actor, body, request }) => link.removeOwnSignOnLink(actor, body.password, request.ip),
  }),
];

const administratorRoutes = [
  defineRoute({
    method: 'GET',
    url: '/people/:userId/sign-on-link',
    permission,
    summary: "Whether a person is linked with the university's sign-in",
    readsPrimary: true,
    schema: { params, response: contract.signOnLinkSchema },
    handler: ({ params: { userId } }) => link.getSignOnLinkOf(userId),
  }),
  defineRoute({
    method: 'DELETE',
    url: '/people/:userId/sign-on-link',
    permission,
    summary: "Remove a person's link with the university's sign-in; all sessions of the person end",
    schema: { params },
    handler: ({ actor, params: { userId } }) => link.removeSignOnLinkOf(actor, userId),
  }),
];

export const singleSignOnRoutes = [...signInRoutes, ...ownRoutes, ...administratorRoutes];
