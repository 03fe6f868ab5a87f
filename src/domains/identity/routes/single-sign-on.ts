import { definePublicRoute } from '#kernel/http/route.ts';
import { signInOptionsSchema, singleSignOnBody, singleSignOnSchema } from '../contract.ts';
import { callerOf } from '../service/caller.ts';
import { beginSingleSignOn, endSingleSignOn, getSignInOptions } from '../service/single-sign-on.ts';

/** Signing in by the university's identity provider. */
export const singleSignOnRoutes = [
  definePublicRoute({
    method: 'GET',
    url: '/sign-in-options',
    summary: 'Which ways to sign in there are beside the password',
    schema: { response: signInOptionsSchema },
    handler: async () => getSignInOptions(),
  }),
  definePublicRoute({
    method: 'POST',
    url: '/session/single-sign-on',
    summary: "Begin to sign in at the university's identity provider; the browser goes to the address in the answer",
    schema: { body: singleSignOnBody, response: singleSignOnSchema },
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
