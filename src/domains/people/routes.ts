import { defineRoute } from '#kernel/http/route.ts';
import { personParams } from '#domains/identity/contract.ts';
import * as contract from './contract.ts';
import * as assignments from './service/assignments.ts';
import * as invitations from './service/invite.ts';
import * as people from './service/people.ts';
import * as students from './service/student-link.ts';

const permission = 'people.manage';
const params = personParams;
const response = contract.personSchema;

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/people',
    permission,
    summary: 'People by name, found by the beginnings of words of name, login and address, by role and by state',
    schema: { query: contract.peopleQuery, response: contract.peopleListSchema },
    handler: ({ query }) => people.listPeople(query),
  }),
  defineRoute({
    method: 'POST',
    url: '/people',
    permission,
    summary: 'Add a person and invite that person',
    schema: { body: contract.newPersonBody, response: contract.invitedPersonSchema },
    handler: ({ body }) => invitations.addPerson(body),
  }),
  defineRoute({
    method: 'GET',
    url: '/people/:userId',
    permission,
    summary: 'A person with roles, assignments and the student that the person is',
    // Whoever edits must see what is so now.
    readsPrimary: true,
    schema: { params, response },
    handler: ({ params: { userId } }) => people.getPerson(userId),
  }),
  defineRoute({
    method: 'PATCH',
    url: '/people/:userId',
    permission,
    summary: 'Change name, address and login',
    schema: { params, body: contract.personBody, response },
    handler: ({ params: { userId }, body }) => people.updatePerson(userId, body),
  }),
  defineRoute({
    method: 'PUT',
    url: '/people/:userId/roles',
    permission,
    summary: 'Replace the roles of a person; with a role its assignments go',
    schema: { params, body: contract.rolesBody, response },
    handler: ({ actor, params: { userId }, body }) => people.setRoles(actor, userId, body),
  }),
  defineRoute({
    method: 'PUT',
    url: '/people/:userId/access',
    permission,
    summary: 'Close or open the access of a person; closed, all sessions end',
    schema: { params, body: contract.accessBody, response },
    handler: ({ actor, params: { userId }, body }) => people.setAccess(actor, userId, body),
  }),
  defineRoute({
    method: 'PUT',
    url: '/people/:userId/teaching',
    permission,
    summary: 'Replace the courses a person teaches',
    schema: { params, body: contract.teachingBody, response },
    handler: ({ params: { userId }, body }) => assignments.setTeaching(userId, body.version, body.courseIds),
  }),
  defineRoute({
    method: 'PUT',
    url: '/people/:userId/heading',
    permission,
    summary: 'Replace the programmes a person heads',
    schema: { params, body: contract.headingBody, response },
    handler: ({ params: { userId }, body }) => assignments.setHeading(userId, body.version, body.programmeIds),
  }),
  defineRoute({
    method: 'PUT',
    url: '/people/:userId/student',
    permission,
    summary: 'Say which student a person is',
    schema: { params, body: contract.studentBody, response },
    handler: ({ params: { userId }, body }) => students.setStudent(userId, body.version, body.studentId),
  }),
  defineRoute({
    method: 'GET',
    url: '/people/:userId/student-records',
    permission,
    summary: 'Students a person may be: of the same address, or found by name, address or external id',
    schema: { params, query: contract.studentSearchQuery, response: contract.studentRecordsSchema },
    handler: async ({ params: { userId }, query }) => ({
      items: await students.listStudentRecords(userId, query.search),
    }),
  }),
  defineRoute({
    method: 'POST',
    url: '/people/:userId/invitation',
    permission,
    summary: 'Invite a person again',
    schema: { params, response: contract.invitationSchema },
    handler: ({ params: { userId } }) => invitations.inviteAgain(userId),
  }),
];
