import { z } from 'zod';
import { defineRoute } from '#kernel/http/route.ts';
import { sendFile } from '#kernel/http/send-file.ts';
import { contentTypes } from '#kernel/table-file.ts';
import { courseParams, courseStudentParams } from '#domains/roster/contract.ts';
import { activityCellsSchema, activityMetricListSchema, activityParams } from '../difficulty/contract.ts';
import * as activities from '../service/activity-metrics.ts';
import * as topics from '../service/topics.ts';
import { studentTopicListSchema, topicListSchema } from '../topics/contract.ts';

const exportQuery = z.object({ format: z.enum(['csv', 'xlsx', 'json']).default('csv') });

export const activityRoutes = [
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/activity-metrics',
    permission: 'courses.read',
    summary: 'How hard each activity of a course is, and what its results say',
    schema: { params: courseParams, response: activityMetricListSchema },
    handler: ({ actor, params }) => activities.getActivityMetrics(actor, params.courseId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/activities/:activityId/cells',
    permission: 'courses.read',
    summary: 'The result of every student in an activity as of now',
    schema: { params: activityParams, response: activityCellsSchema },
    handler: ({ actor, params }) => activities.getActivityCells(actor, params.courseId, params.activityId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/activities/:activityId/export',
    permission: 'courses.export',
    summary: 'The same as csv, xlsx or json',
    heavy: true,
    produces: [contentTypes.csv, contentTypes.xlsx, contentTypes.json],
    schema: { params: activityParams, query: exportQuery },
    handler: async ({ actor, params, query, reply }) =>
      sendFile(reply, await activities.exportActivity(actor, params.courseId, params.activityId, query.format)),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/topics',
    permission: 'courses.read',
    summary: 'How the topics of a course go, and which are the weakest',
    schema: { params: courseParams, response: topicListSchema },
    handler: ({ actor, params }) => topics.getTopics(actor, params.courseId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/topics',
    permission: 'students.read',
    summary: 'How the topics of a course go with one student, and which are the weakest',
    schema: { params: courseStudentParams, response: studentTopicListSchema },
    handler: ({ actor, params }) => topics.getTopicsOfStudent(actor, params.courseId, params.studentId),
  }),
];
