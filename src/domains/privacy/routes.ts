import { defineRoute } from '#kernel/http/route.ts';
import { sendFile } from '#kernel/http/send-file.ts';
import { contentTypes } from '#kernel/table-file.ts';
import { personParams } from '#domains/identity/contract.ts';
import * as contract from './contract.ts';
import * as erasures from './service/erasures.ts';
import * as service from './service/my-data.ts';
import { previewErasure, requestErasure } from './service/request-erasure.ts';

const permission = 'erasures.manage';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/my-data',
    permission: 'signed-in',
    readsPrimary: true,
    summary: 'What is kept about the caller, by category, and for how long; not by a token',
    schema: { response: contract.myDataSchema },
    handler: ({ actor }) => service.getMyData(actor),
  }),
  defineRoute({
    method: 'GET',
    url: '/my-data/export',
    permission: 'signed-in',
    heavy: true,
    readsPrimary: true,
    summary: 'Everything kept about the caller as a file; not by a token',
    produces: [contentTypes.json, contentTypes.xlsx],
    schema: { query: contract.myDataExportQuery },
    handler: async ({ actor, query, reply }) => sendFile(reply, await service.exportMyData(actor, query.format)),
  }),
  defineRoute({
    method: 'GET',
    url: '/people/:userId/erasure',
    permission,
    readsPrimary: true,
    summary: 'What erasing a person would remove and what would stay',
    schema: { params: personParams, response: contract.erasurePreviewSchema },
    handler: ({ actor, params }) => previewErasure(actor, params),
  }),
  defineRoute({
    method: 'POST',
    url: '/people/:userId/erasure',
    permission,
    summary: 'Erase a person with the student record linked to them; done by a task',
    schema: { params: personParams, body: contract.erasureBody, response: contract.erasureSchema },
    handler: ({ actor, params, body }) => requestErasure(actor, params, body.confirmation),
  }),
  defineRoute({
    method: 'GET',
    url: '/students/:studentId/erasure',
    permission,
    readsPrimary: true,
    summary: 'What erasing a student would remove and what would stay',
    schema: { params: contract.studentErasureParams, response: contract.erasurePreviewSchema },
    handler: ({ actor, params }) => previewErasure(actor, params),
  }),
  defineRoute({
    method: 'POST',
    url: '/students/:studentId/erasure',
    permission,
    summary: 'Erase a student with the account linked to them; done by a task',
    schema: { params: contract.studentErasureParams, body: contract.erasureBody, response: contract.erasureSchema },
    handler: ({ actor, params, body }) => requestErasure(actor, params, body.confirmation),
  }),
  defineRoute({
    method: 'POST',
    url: '/erasures/find',
    permission,
    summary: 'Erasures, newest first; or those by which an address, a login or a student id is kept out',
    schema: { body: contract.erasureFindBody, response: contract.erasureListSchema },
    handler: ({ body }) => erasures.findErasures(body.identity, body.cursor),
  }),
  defineRoute({
    method: 'DELETE',
    url: '/erasures/:erasureId',
    permission,
    summary: 'Let a person come again who was erased; nothing comes back by it',
    schema: { params: contract.erasureParams, response: contract.erasureSchema },
    handler: ({ actor, params }) => erasures.liftErasure(actor, params.erasureId),
  }),
];
