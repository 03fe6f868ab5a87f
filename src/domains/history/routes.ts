import { defineRoute } from '#kernel/http/route.ts';
import { courseParams, courseStudentParams } from '#domains/roster/contract.ts';
import {
  asOfQuery,
  changesQuery,
  courseAsOfSchema,
  courseChangesSchema,
  courseTrendSchema,
  programmeTrendsSchema,
  studentAsOfSchema,
  studentChangesSchema,
  studentTrendSchema,
  trendQuery,
} from './contract.ts';
import { getCourseAsOf, getStudentAsOf } from './service/as-of.ts';
import { getCourseChanges, getStudentChanges } from './service/changes.ts';
import { getCourseTrend, getStudentTrend, listProgrammeTrends } from './service/trends.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/trend',
    permission: 'courses.read',
    summary: 'How a course and its groups have moved in so many days',
    schema: { params: courseParams, query: trendQuery, response: courseTrendSchema },
    handler: ({ actor, params, query }) => getCourseTrend(actor, params.courseId, query.days),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/trend',
    permission: 'students.read',
    summary: 'How a student of a course has moved in so many days',
    schema: { params: courseStudentParams, query: trendQuery, response: studentTrendSchema },
    handler: ({ actor, params, query }) => getStudentTrend(actor, params.courseId, params.studentId, query.days),
  }),
  defineRoute({
    method: 'GET',
    url: '/programme-trends',
    permission: 'courses.read',
    summary: 'How programmes have moved, over their courses that the caller may see',
    schema: { query: trendQuery, response: programmeTrendsSchema },
    handler: ({ actor, query }) => listProgrammeTrends(actor, query.days),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/as-of',
    permission: 'courses.read',
    summary: 'Metrics, zones, map and deadlines of a course as of a moment',
    heavy: true,
    schema: { params: courseParams, query: asOfQuery, response: courseAsOfSchema },
    handler: ({ actor, params, query }) => getCourseAsOf(actor, params.courseId, query.asOf),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/as-of',
    // A student compares with the course, which only its staff may as of any date.
    permission: 'courses.read',
    summary: 'Metrics, zone and results of a student as of a moment',
    heavy: true,
    schema: { params: courseStudentParams, query: asOfQuery, response: studentAsOfSchema },
    handler: ({ actor, params, query }) => getStudentAsOf(actor, params.courseId, params.studentId, query.asOf),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/changes',
    permission: 'courses.read',
    summary: 'Who stands worse or better since the last import or a week ago, and by which results',
    schema: { params: courseParams, query: changesQuery, response: courseChangesSchema },
    handler: ({ actor, params, query }) => getCourseChanges(actor, params.courseId, query.since),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/changes',
    permission: 'students.read',
    summary: 'How a student has moved since the last import or a week ago, and by which results',
    schema: { params: courseStudentParams, query: changesQuery, response: studentChangesSchema },
    handler: ({ actor, params, query }) => getStudentChanges(actor, params.courseId, params.studentId, query.since),
  }),
];
