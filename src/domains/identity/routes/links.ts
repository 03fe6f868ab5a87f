import { definePublicRoute } from '#kernel/http/route.ts';
import { acceptBody, confirmBody, confirmedSchema, linkBody, linkSchema, resetBody } from '../contract.ts';
import { confirmAddress } from '../service/change-address.ts';
import { choosePassword, lookAtLink, requestPasswordReset } from '../service/choose-password.ts';

/** For people who cannot sign in yet, or no longer. */
export const linkRoutes = [
  definePublicRoute({
    method: 'POST',
    url: '/password-resets',
    summary: 'Ask for a letter with a link for a new password; the same answer whether the login exists',
    schema: { body: resetBody },
    handler: ({ body, request }) => requestPasswordReset(body.login, request.ip),
  }),
  definePublicRoute({
    method: 'POST',
    url: '/links/look',
    summary: 'Whose one-time link this is; it goes on working',
    schema: { body: linkBody, response: linkSchema },
    handler: ({ body }) => lookAtLink(body.purpose, body.secret),
  }),
  definePublicRoute({
    method: 'POST',
    url: '/links/accept',
    summary: 'Choose a password by a one-time link',
    schema: { body: acceptBody, response: linkSchema },
    handler: ({ body }) => choosePassword(body),
  }),
  definePublicRoute({
    method: 'POST',
    url: '/links/confirm',
    summary: 'Confirm a new e-mail address by the link that was sent to it',
    schema: { body: confirmBody, response: confirmedSchema },
    handler: ({ body }) => confirmAddress(body.secret),
  }),
];
