import type {} from '@fastify/multipart';
import { AppError } from '#kernel/errors.ts';
import { defineRoute } from '#kernel/http/route.ts';
import { sendFile } from '#kernel/http/send-file.ts';
import { invitationPlanSchema, invitationsBody, invitedPeopleSchema } from '../contract.ts';
import { checkInvitations, writeInvitationTemplate } from '../service/check-invitations.ts';
import { inviteMany } from '../service/invite-many.ts';

const permission = 'people.manage';

export const invitationRoutes = [
  defineRoute({
    method: 'GET',
    url: '/invitations/template',
    permission,
    summary: 'A table to fill in with people to invite, as xlsx',
    schema: {},
    handler: async ({ actor, reply }) => sendFile(reply, await writeInvitationTemplate(actor.locale)),
  }),
  defineRoute({
    method: 'POST',
    url: '/invitations/check',
    multipart: true,
    heavy: true,
    permission,
    summary: 'What a table of people (multipart/form-data: one `file`) would do, and what is wrong with it',
    schema: { response: invitationPlanSchema },
    async handler({ actor, request }) {
      const file = await request.file();
      if (!file) throw new AppError('import.no_file');
      return checkInvitations(file.filename, await file.toBuffer(), actor.locale);
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/invitations',
    permission,
    summary: 'Invite the people of a checked table; all of them, or nobody',
    schema: { body: invitationsBody, response: invitedPeopleSchema },
    handler: ({ body }) => inviteMany(body.entries),
  }),
];
