import { defineRoute } from '#kernel/http/route.ts';
import { importParams } from '../contract.ts';
import {
  importTableSchema,
  mappingCheckBody,
  mappingCheckSchema,
  readingAgainBody,
  readingAgainSchema,
  tablePreviewQuery,
} from '../mapping/contract.ts';
import * as service from '../service/mapping.ts';

export const mappingRoutes = [
  defineRoute({
    method: 'GET',
    url: '/imports/:importId/table',
    permission: 'imports.read',
    heavy: true,
    readsPrimary: true,
    summary: 'First rows of an uploaded file, what its columns may be, the sources it resembles',
    schema: { params: importParams, query: tablePreviewQuery, response: importTableSchema },
    handler: ({ actor, params, query }) => service.previewTable(actor, params.importId, query),
  }),
  defineRoute({
    method: 'POST',
    url: '/imports/:importId/mapping-check',
    permission: 'imports.create',
    heavy: true,
    readsPrimary: true,
    summary: 'What reading the file as mapped would give; nothing is stored',
    schema: { params: importParams, body: mappingCheckBody, response: mappingCheckSchema },
    handler: ({ actor, params, body }) => service.checkMapping(actor, params.importId, body.mapping, body.course),
  }),
  defineRoute({
    method: 'POST',
    url: '/imports/:importId/reading-again',
    permission: 'imports.create',
    heavy: true,
    summary: 'A new import of the same file, by a profile that is kept, or as a source',
    schema: { params: importParams, body: readingAgainBody, response: readingAgainSchema },
    handler: ({ actor, params, body }) => service.readAgain(actor, params.importId, body),
  }),
];
