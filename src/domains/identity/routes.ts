import { definePublicRoute, defineRoute } from '#kernel/http/route.ts';
import { z } from 'zod';
import {
  heldSignInSchema,
  passwordBody,
  preferencesBody,
  sessionSchema,
  signInBody,
  userListQuery,
  userListSchema,
} from './contract.ts';
import { callerOf } from './service/caller.ts';
import { getSession, setLocale } from './service/session.ts';
import { changePassword, signIn, signOut } from './service/sign-in.ts';
import { listUserPage } from './service/users.ts';

export const routes = [
  definePublicRoute({
    method: 'POST',
    url: '/session',
    summary: 'Sign in by login or e-mail address and password; with a second factor, that is asked for next',
    schema: { body: signInBody, response: z.union([sessionSchema, heldSignInSchema]) },
    handler: async ({ body, request, reply }) => {
      const opened = await signIn(body, callerOf(request));
      reply.header('set-cookie', opened.cookies);
      return 'secondFactor' in opened ? { secondFactor: opened.secondFactor } : getSession(opened.userId);
    },
  }),
  defineRoute({
    method: 'GET',
    url: '/session',
    permission: 'signed-in',
    summary: 'Who is signed in and what that person may do',
    // Rights that were taken away are gone at once.
    readsPrimary: true,
    schema: { response: sessionSchema },
    handler: ({ actor }) => getSession(actor.userId),
  }),
  // Public: whoever wants to leave may, though the session has ended already.
  definePublicRoute({
    method: 'DELETE',
    url: '/session',
    summary: 'Sign out',
    schema: {},
    handler: async ({ request, reply }) => {
      reply.header('set-cookie', await signOut(callerOf(request)));
    },
  }),
  defineRoute({
    method: 'PATCH',
    url: '/session/preferences',
    permission: 'signed-in',
    summary: 'Choose the language',
    schema: { body: preferencesBody },
    handler: ({ actor, body }) => setLocale(actor.userId, body.locale),
  }),
  defineRoute({
    method: 'PUT',
    url: '/session/password',
    permission: 'signed-in',
    summary: 'Change the own password; all other sessions end',
    schema: { body: passwordBody },
    handler: async ({ actor, body, request, reply }) => {
      const opened = await changePassword(actor, body, callerOf(request));
      reply.header('set-cookie', opened.cookies);
    },
  }),
  defineRoute({
    method: 'GET',
    url: '/users',
    permission: 'users.read',
    summary: 'Users by name, all or those of a role',
    schema: { query: userListQuery, response: userListSchema },
    handler: ({ query }) => listUserPage(query),
  }),
];
