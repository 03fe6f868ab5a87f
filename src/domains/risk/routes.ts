import { defineRoute } from '#kernel/http/route.ts';
import { sendFile } from '#kernel/http/send-file.ts';
import { contentTypes } from '#kernel/table-file.ts';
import { gradingEffectSchema, gradingSchema } from '#domains/metrics/grading/contract.ts';
import { courseParams, courseStudentParams } from '#domains/roster/contract.ts';
import { exportQuery } from './export/contract.ts';
import { zoneCountsListSchema, zoneOfStudentSchema, zonesOfCourseSchema } from './contract.ts';
import { comparedClusteringsSchema } from './clusterings/contract.ts';
import * as service from './service.ts';
import { getClusterings, startComparison } from './service/compare-clusterings.ts';
import { previewGrading } from './service/preview-grading.ts';
import * as ways from './service/ways-out.ts';
import { toldActionSchema, waysOutSchema } from './ways-out/contract.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/course-zones',
    permission: 'courses.read',
    summary: 'Students per zone in the courses the caller may see',
    schema: { response: zoneCountsListSchema },
    handler: async ({ actor }) => ({ items: await service.countZonesOfCourses(actor) }),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/zones',
    permission: 'courses.read',
    summary: 'Zones of a course with reasons, riskiest first',
    schema: { params: courseParams, response: zonesOfCourseSchema },
    handler: ({ actor, params }) => service.getZonesOfCourse(actor, params.courseId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/zone',
    permission: 'students.read',
    summary: 'Zone of one student in a course with its reasons',
    schema: { params: courseStudentParams, response: zoneOfStudentSchema },
    handler: ({ actor, params }) => service.getZoneOfStudent(actor, params.courseId, params.studentId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/ways-out',
    permission: 'students.read',
    summary: 'The least that would lead one student of a course to a better zone',
    schema: { params: courseStudentParams, response: waysOutSchema },
    handler: ({ actor, params }) => ways.getWaysOut(actor, params.courseId, params.studentId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/common-action',
    permission: 'courses.read',
    summary: 'The one thing that would help the most students of a course',
    schema: { params: courseParams, response: toldActionSchema },
    handler: ({ actor, params }) => ways.getCommonAction(actor, params.courseId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/clusterings',
    permission: 'courses.quality',
    summary: 'How sound the groups of students of a course are, beside those that other ways find',
    schema: { params: courseParams, response: comparedClusteringsSchema },
    handler: ({ actor, params }) => getClusterings(actor, params.courseId),
  }),
  defineRoute({
    method: 'POST',
    url: '/courses/:courseId/clusterings',
    permission: 'courses.quality',
    summary: 'Compare the ways to find groups of students of a course anew, in the background',
    schema: { params: courseParams },
    handler: ({ actor, params }) => startComparison(actor, params.courseId),
  }),
  defineRoute({
    method: 'POST',
    url: '/courses/:courseId/grading/preview',
    permission: 'courses.grade',
    summary: 'Whose grade, overall % and zone other rules of grading would change; nothing is stored',
    heavy: true,
    schema: { params: courseParams, body: gradingSchema, response: gradingEffectSchema },
    handler: ({ actor, params, body }) => previewGrading(actor, params.courseId, body),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/export',
    permission: 'courses.export',
    summary: 'A course as of a moment as json, csv or xlsx',
    heavy: true,
    produces: [contentTypes.json, contentTypes.csv, contentTypes.xlsx],
    schema: { params: courseParams, query: exportQuery },
    handler: async ({ actor, params, query, reply }) =>
      sendFile(reply, await service.exportCourse(actor, params.courseId, query)),
  }),
];
