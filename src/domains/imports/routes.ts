import { AppError } from '#kernel/errors.ts';
import { defineRoute } from '#kernel/http/route.ts';
import {
  importChangesSchema,
  importDetailSchema,
  importListQuery,
  importListSchema,
  importParams,
  importStartedSchema,
  loginSettings,
  originalsSettings,
  resultHistorySchema,
  resultParams,
  uploadDefaultsSchema,
} from './contract.ts';
import { mappingRoutes } from './routes/mapping.ts';
import { profileRoutes } from './routes/profiles.ts';
import { receiveUploads } from './routes/receive-uploads.ts';
import { reviewRoutes } from './routes/review.ts';
import * as service from './service/imports.ts';
import * as originals from './service/originals.ts';
import * as logins from './service/shared-logins.ts';
import { getResultHistory } from './service/result-history.ts';

export const routes = [
  defineRoute({
    method: 'POST',
    url: '/imports',
    multipart: true,
    heavy: true,
    permission: 'imports.create',
    summary:
      'Upload gradebooks (multipart/form-data: one or more `file`, optionally before them `teacherId`, `course`, `review`)',
    schema: { response: importStartedSchema },
    async handler({ actor, request }) {
      const { uploads, choices } = await receiveUploads(request);
      if (uploads.length === 0) throw new AppError('import.no_file');
      return { batches: await service.startImports(actor.userId, uploads, choices) };
    },
  }),
  defineRoute({
    method: 'GET',
    url: '/imports',
    permission: 'imports.read',
    summary: 'The journal of imports, newest first',
    schema: { query: importListQuery, response: importListSchema },
    handler: ({ actor, query }) => service.listImports(actor, query.limit, query.cursor),
  }),
  defineRoute({
    method: 'GET',
    url: '/upload-defaults',
    permission: 'imports.create',
    summary: 'What an upload assumes when it does not say otherwise',
    schema: { response: uploadDefaultsSchema },
    handler: () => service.getUploadDefaults(),
  }),
  defineRoute({
    method: 'GET',
    url: '/imports/:importId',
    permission: 'imports.read',
    summary: 'One import with its issues',
    schema: { params: importParams, response: importDetailSchema },
    handler: ({ actor, params }) => service.getImport(actor, params.importId),
  }),
  defineRoute({
    method: 'GET',
    url: '/imports/:importId/changes',
    permission: 'imports.read',
    summary: 'Cells that an import changed',
    schema: { params: importParams, response: importChangesSchema },
    handler: ({ actor, params }) => service.listChanges(actor, params.importId),
  }),
  defineRoute({
    method: 'GET',
    url: '/imports/:importId/original',
    permission: 'imports.read',
    heavy: true,
    readsPrimary: true,
    summary: 'The file as it was uploaded, as long as it is kept',
    produces: ['application/octet-stream'],
    schema: { params: importParams },
    handler: async ({ actor, params, reply }) => {
      const { fileName, bytes, content } = await originals.openOriginal(actor, params.importId);
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', bytes)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .send(content);
    },
  }),
  ...reviewRoutes,
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/results/:activityId/history',
    permission: 'courses.read',
    summary: 'Imports that have set a result, with file, row and column',
    schema: { params: resultParams, response: resultHistorySchema },
    handler: ({ actor, params }) => getResultHistory(actor, params),
  }),
  defineRoute({
    method: 'GET',
    url: '/settings/originals',
    permission: 'settings.manage',
    summary: 'For how many days uploaded files are kept',
    readsPrimary: true,
    schema: { response: originalsSettings },
    handler: () => originals.getOriginalsSettings(),
  }),
  defineRoute({
    method: 'PUT',
    url: '/settings/originals',
    permission: 'settings.manage',
    summary: 'Set for how many days uploaded files are kept',
    schema: { body: originalsSettings, response: originalsSettings },
    handler: ({ actor, body }) => originals.setOriginalsSettings(actor, body),
  }),
  defineRoute({
    method: 'GET',
    url: '/settings/logins',
    permission: 'settings.manage',
    summary: 'Whether a login stands for the same person in all systems',
    readsPrimary: true,
    schema: { response: loginSettings },
    handler: () => logins.getLoginSettings(),
  }),
  defineRoute({
    method: 'PUT',
    url: '/settings/logins',
    permission: 'settings.manage',
    summary: 'Say whether a login stands for the same person in all systems',
    schema: { body: loginSettings, response: loginSettings },
    handler: ({ actor, body }) => logins.setLoginSettings(actor, body),
  }),
  ...mappingRoutes,
  ...profileRoutes,
];
