import { defineRoute } from '#kernel/http/route.ts';
import { courseParams, courseStudentParams } from '#domains/roster/contract.ts';
import { courseMetricListSchema, metricsOfCourseSchema, metricsOfStudentSchema, metricWeights } from './contract.ts';
import * as service from './service.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/course-metrics',
    permission: 'courses.read',
    summary: 'Totals, means and medians of the courses the caller may see',
    schema: { response: courseMetricListSchema },
    handler: async ({ actor }) => ({ items: await service.listMetricsOfCourses(actor) }),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/metrics',
    permission: 'courses.read',
    summary: 'Metrics of a course and of each of its students',
    schema: { params: courseParams, response: metricsOfCourseSchema },
    handler: ({ actor, params }) => service.getMetricsOfCourse(actor, params.courseId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/metrics',
    permission: 'students.read',
    summary: 'Metrics of one student in a course',
    schema: { params: courseStudentParams, response: metricsOfStudentSchema },
    handler: ({ actor, params }) => service.getMetricsOfStudent(actor, params.courseId, params.studentId),
  }),
  defineRoute({
    method: 'GET',
    url: '/settings/metric-weights',
    permission: 'metrics.configure',
    summary: 'How overall % weighs completion and attendance',
    schema: { response: metricWeights },
    handler: () => service.getWeights(),
  }),
  defineRoute({
    method: 'PUT',
    url: '/settings/metric-weights',
    permission: 'metrics.configure',
    summary: 'Set the weights; every course is recomputed',
    schema: { body: metricWeights, response: metricWeights },
    handler: ({ actor, body }) => service.setWeights(actor, body),
  }),
];
