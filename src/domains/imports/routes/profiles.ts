import { defineRoute } from '#kernel/http/route.ts';
import {
  profileCreatedSchema,
  profileFileSchema,
  profileListSchema,
  profileParams,
  profileRemoval,
  profileRename,
} from '../mapping/contract.ts';
import * as service from '../service/profiles.ts';

export const profileRoutes = [
  defineRoute({
    method: 'GET',
    url: '/source-profiles',
    permission: 'imports.read',
    readsPrimary: true,
    summary: 'What was decided about tables of no known system',
    schema: { response: profileListSchema },
    handler: () => service.listProfiles(),
  }),
  defineRoute({
    method: 'POST',
    url: '/source-profiles',
    permission: 'imports.create',
    summary: 'Take a profile from a file; one for the same headers gets a new version',
    schema: { body: profileFileSchema, response: profileCreatedSchema },
    handler: ({ actor, body }) => service.importProfile(actor, body),
  }),
  defineRoute({
    method: 'GET',
    url: '/source-profiles/:profileId',
    permission: 'imports.read',
    readsPrimary: true,
    summary: 'A profile as a file',
    schema: { params: profileParams, response: profileFileSchema },
    handler: ({ params }) => service.exportProfile(params.profileId),
  }),
  defineRoute({
    method: 'PATCH',
    url: '/source-profiles/:profileId',
    permission: 'imports.create',
    summary: 'Give a profile another name',
    schema: { params: profileParams, body: profileRename },
    handler: ({ params, body }) => service.renameProfile(params.profileId, body.name),
  }),
  defineRoute({
    method: 'DELETE',
    url: '/source-profiles/:profileId',
    permission: 'imports.create',
    summary: 'Delete a profile; what was read by it stays',
    schema: { params: profileParams, query: profileRemoval },
    handler: ({ params, query }) => service.removeProfile(params.profileId, query.version),
  }),
];
