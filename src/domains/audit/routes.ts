import { defineRoute } from '#kernel/http/route.ts';
import { sendFile } from '#kernel/http/send-file.ts';
import { contentTypes } from '#kernel/table-file.ts';
import {
  auditExportQuery,
  auditListSchema,
  auditPeopleQuery,
  auditPeopleSchema,
  auditQuery,
  auditSettings,
} from './contract.ts';
import * as service from './service/journal.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/audit',
    permission: 'audit.read',
    summary: 'Who did what with whose data, newest first',
    schema: { query: auditQuery, response: auditListSchema },
    handler: ({ actor, query }) => service.listEvents(query, actor.locale),
  }),
  defineRoute({
    method: 'GET',
    url: '/audit/export',
    permission: 'audit.read',
    heavy: true,
    summary: 'The same as csv or xlsx, the newest 20,000',
    produces: [contentTypes.csv, contentTypes.xlsx],
    schema: { query: auditExportQuery },
    handler: async ({ actor, query: { format, ...filter }, reply }) =>
      sendFile(reply, await service.exportEvents(actor, filter, format)),
  }),
  defineRoute({
    method: 'GET',
    url: '/audit/people',
    permission: 'audit.read',
    summary: 'Users and students to narrow the audit to',
    schema: { query: auditPeopleQuery, response: auditPeopleSchema },
    handler: ({ query }) => service.findPeople(query.search),
  }),
  defineRoute({
    method: 'GET',
    url: '/settings/audit',
    permission: 'settings.manage',
    summary: 'For how many days the audit is kept',
    readsPrimary: true,
    schema: { response: auditSettings },
    handler: () => service.getSettings(),
  }),
  defineRoute({
    method: 'PUT',
    url: '/settings/audit',
    permission: 'settings.manage',
    summary: 'Set for how many days the audit is kept',
    schema: { body: auditSettings, response: auditSettings },
    handler: ({ actor, body }) => service.setSettings(actor, body),
  }),
];
