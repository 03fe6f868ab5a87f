import { definePublicRoute, defineRoute } from '#kernel/http/route.ts';
import * as contract from '../contract.ts';
import { callerOf } from '../service/caller.ts';
import * as own from '../service/own-second-factor.ts';
import * as step from '../service/second-step.ts';
import { getSession } from '../service/session.ts';

const codeBody = contract.codeBody;
const permission = 'second_factors.manage';
const params = contract.personParams;

/** Between the first proof and the session; the cookie says whose sign-in it is. */
const stepRoutes = [
  definePublicRoute({
    method: 'GET',
    url: '/session/second-factor',
    summary: 'What the sign-in under way waits for: a code, or a second factor to be set up',
    readsPrimary: true,
    schema: { response: contract.pendingSignInSchema },
    handler: ({ request }) => step.getPendingSignIn(callerOf(request)),
  }),
  definePublicRoute({
    method: 'POST',
    url: '/session/second-factor',
    summary: 'End the sign-in under way by a code of the phone or a recovery code',
    schema: { body: codeBody, response: contract.sessionSchema },
    handler: async ({ body, request, reply }) => {
      const opened = await step.takeSecondStep(body.code, callerOf(request));
      reply.header('set-cookie', opened.cookies);
      return getSession(opened.userId);
    },
  }),
  definePublicRoute({
    method: 'POST',
    url: '/session/second-factor/enrolment',
    summary: 'Get a secret for the phone, where a role requires it and the person has none',
    schema: { response: contract.enrolmentSchema },
    handler: ({ request }) => step.beginHeldEnrolment(callerOf(request)),
  }),
  definePublicRoute({
    method: 'POST',
    url: '/session/second-factor/enrolment/confirm',
    summary: 'Prove by a code that the phone has the secret, and sign in',
    schema: { body: codeBody, response: contract.recoveryCodesSchema },
    handler: async ({ body, request, reply }) => {
      const { cookies, recoveryCodes } = await step.confirmHeldEnrolment(body.code, callerOf(request));
      reply.header('set-cookie', cookies);
      return { recoveryCodes };
    },
  }),
];

/** The caller's own; refused to tokens. */
const ownRoutes = [
  defineRoute({
    method: 'GET',
    url: '/second-factor',
    permission: 'signed-in',
    summary: 'The own second factor',
    readsPrimary: true,
    schema: { response: contract.ownSecondFactorSchema },
    handler: ({ actor }) => own.getOwnSecondFactor(actor),
  }),
  defineRoute({
    method: 'POST',
    url: '/second-factor/enrolment',
    permission: 'signed-in',
    summary: 'Get a secret for the phone; it counts for nothing until it is confirmed',
    schema: { body: contract.ownPasswordBody, response: contract.enrolmentSchema },
    handler: ({ actor, body, request }) => own.beginOwnEnrolment(actor, body.password, request.ip),
  }),
  defineRoute({
    method: 'POST',
    url: '/second-factor/enrolment/confirm',
    permission: 'signed-in',
    summary: 'Prove by a code that the phone has the secret; recovery codes are shown this one time',
    schema: { body: codeBody, response: contract.recoveryCodesSchema },
    handler: ({ actor, body }) => own.confirmOwnEnrolment(actor, body.code),
  }),
  defineRoute({
    method: 'POST',
    url: '/second-factor/recovery-codes',
    permission: 'signed-in',
    summary: 'Replace the recovery codes',
    schema: { body: codeBody, response: contract.recoveryCodesSchema },
    handler: ({ actor, body }) => own.renewRecoveryCodes(actor, body.code),
  }),
  defineRoute({
    method: 'POST',
    url: '/second-factor/disable',
    permission: 'signed-in',
    summary: 'Turn the own second factor off; where a role requires one, all sessions end',
    schema: { body: contract.disableBody },
    handler: ({ actor, body, request }) => own.disableOwnSecondFactor(actor, body, request.ip),
  }),
];

const administratorRoutes = [
  defineRoute({
    method: 'GET',
    url: '/people/:userId/second-factor',
    permission,
    summary: 'Whether a person has a second factor',
    readsPrimary: true,
    schema: { params, response: contract.personSecondFactorSchema },
    handler: ({ params: { userId } }) => own.getSecondFactorOf(userId),
  }),
  defineRoute({
    method: 'DELETE',
    url: '/people/:userId/second-factor',
    permission,
    summary: 'Take the second factor from a person who has lost it',
    schema: { params },
    handler: ({ actor, params: { userId } }) => own.resetSecondFactorOf(actor, userId),
  }),
];

export const secondFactorRoutes = [...stepRoutes, ...ownRoutes, ...administratorRoutes];
