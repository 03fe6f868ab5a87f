import { z } from 'zod';
import { defineRoute } from '#kernel/http/route.ts';
import { courseParams, courseStudentParams } from '#domains/roster/contract.ts';
import { activitySchema, deadlineListSchema, heatMapSchema, studentResultsSchema } from './contract.ts';
import * as service from './service.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/activities',
    permission: 'courses.read',
    summary: 'Activities of a course, lessons last',
    schema: { params: courseParams, response: z.object({ items: z.array(activitySchema) }) },
    handler: async ({ actor, params }) => ({ items: await service.listActivities(actor, params.courseId) }),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/heat-map',
    permission: 'courses.read',
    summary: 'Students × activities of a course as of now',
    schema: { params: courseParams, response: heatMapSchema },
    handler: ({ actor, params }) => service.getHeatMap(actor, params.courseId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/deadlines',
    permission: 'courses.read',
    summary: 'What is due, overdue and ahead in a course',
    schema: { params: courseParams, response: deadlineListSchema },
    handler: ({ actor, params }) => service.listDeadlines(actor, params.courseId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/results',
    permission: 'students.read',
    summary: 'Every activity of a course as one student has it',
    schema: { params: courseStudentParams, response: studentResultsSchema },
    handler: ({ actor, params }) => service.getStudentResults(actor, params.courseId, params.studentId),
  }),
];
