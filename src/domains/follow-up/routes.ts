import { defineRoute } from '#kernel/http/route.ts';
import { courseParams, courseStudentParams } from '#domains/roster/contract.ts';
import {
  contactBody,
  contactListSchema,
  contactsQuery,
  notedContactsSchema,
  removalBody,
} from './contacts/contract.ts';
import { answerBody, flagCountsListSchema, flagListSchema, flagOfStudentSchema } from './contract.ts';
import { effectListSchema } from './effect/contract.ts';
import * as contacts from './service/contacts.ts';
import * as effect from './service/effect.ts';
import * as flags from './service/flags.ts';

const permission = 'follow_up.manage';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/flags',
    permission,
    summary: 'Students of zone B and C with what teachers said of it',
    schema: { params: courseParams, response: flagListSchema },
    handler: async ({ actor, params }) => ({ items: await flags.listFlags(actor, params.courseId) }),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/flag',
    permission,
    summary: "A student's flag in a course and all that was said of it",
    schema: { params: courseStudentParams, response: flagOfStudentSchema },
    handler: ({ actor, params }) => flags.getFlag(actor, params.courseId, params.studentId),
  }),
  defineRoute({
    method: 'POST',
    url: '/courses/:courseId/students/:studentId/flag',
    permission,
    summary: 'Says that a flag is right, wrong or handled',
    schema: { params: courseStudentParams, body: answerBody, response: flagOfStudentSchema },
    handler: ({ actor, params, body }) => flags.answerFlag(actor, params.courseId, params.studentId, body),
  }),
  defineRoute({
    method: 'DELETE',
    url: '/courses/:courseId/students/:studentId/flag',
    permission,
    summary: 'Takes the last answer to a flag back',
    schema: { params: courseStudentParams, response: flagOfStudentSchema },
    handler: ({ actor, params }) => flags.withdrawAnswer(actor, params.courseId, params.studentId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/flag-counts',
    permission: 'courses.quality',
    summary: 'How the flags of a course were answered, by model',
    schema: { params: courseParams, response: flagCountsListSchema },
    handler: async ({ actor, params }) => ({ items: await flags.getFlagCounts(actor, params.courseId) }),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/contacts',
    permission,
    summary: 'Contacts with the students of a course',
    schema: { params: courseParams, query: contactsQuery, response: contactListSchema },
    handler: async ({ actor, params, query }) => ({
      items: await contacts.listContacts(actor, params.courseId, query.studentId),
    }),
  }),
  defineRoute({
    method: 'POST',
    url: '/courses/:courseId/contacts',
    permission,
    summary: 'Notes a contact with students of a course',
    schema: { params: courseParams, body: contactBody, response: notedContactsSchema },
    handler: async ({ actor, params, body }) => ({ ids: await contacts.noteContacts(actor, params.courseId, body) }),
  }),
  defineRoute({
    method: 'POST',
    url: '/courses/:courseId/contacts/removal',
    permission,
    summary: 'Takes contacts back',
    schema: { params: courseParams, body: removalBody },
    handler: ({ actor, params, body }) => contacts.removeContacts(actor, params.courseId, body.ids),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/contact-effect',
    permission,
    summary: 'Whether contacted students of a course came down in risk more than comparable ones',
    schema: { params: courseParams, response: effectListSchema },
    handler: async ({ actor, params }) => ({ items: await effect.getEffectOfCourse(actor, params.courseId) }),
  }),
  defineRoute({
    method: 'GET',
    url: '/contact-effect',
    permission,
    summary: 'The same over all courses the caller may see',
    schema: { response: effectListSchema },
    handler: async ({ actor }) => ({ items: await effect.getEffect(actor) }),
  }),
];
