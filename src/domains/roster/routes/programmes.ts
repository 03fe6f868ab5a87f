import { defineRoute } from '#kernel/http/route.ts';
import * as contract from '../contract.ts';
import * as service from '../service/programmes.ts';

const permission = 'courses.manage';
const params = contract.programmeParams;

/** Programmes, and what is in them. */
export const programmeRoutes = [
  defineRoute({
    method: 'GET',
    url: '/programmes',
    permission,
    summary: 'Programmes with their heads and how many courses, groups and students they have',
    schema: { response: contract.programmeListSchema },
    handler: async () => ({ items: await service.listProgrammes() }),
  }),
  defineRoute({
    method: 'POST',
    url: '/programmes',
    permission,
    summary: 'Add a programme',
    schema: { body: contract.programmeNameBody, response: contract.addedProgrammeSchema },
    handler: ({ body }) => service.addProgramme(body.name),
  }),
  defineRoute({
    method: 'PATCH',
    url: '/programmes/:programmeId',
    permission,
    summary: 'Rename a programme',
    schema: { params, body: contract.programmeNameBody },
    handler: ({ params: { programmeId }, body }) => service.renameProgramme(programmeId, body.name),
  }),
  defineRoute({
    method: 'DELETE',
    url: '/programmes/:programmeId',
    permission,
    summary: 'Remove a programme that has neither courses nor groups',
    schema: { params },
    handler: ({ params: { programmeId } }) => service.removeProgramme(programmeId),
  }),
  defineRoute({
    method: 'POST',
    url: '/programmes/placements',
    permission,
    summary: 'Put courses and groups into programmes, or take them out; the answer, sent back, undoes it',
    schema: { body: contract.placementsSchema, response: contract.placementsSchema },
    handler: ({ actor, body }) => service.placeInProgrammes(actor, body),
  }),
];
