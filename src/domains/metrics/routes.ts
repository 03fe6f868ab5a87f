import { defineRoute } from '#kernel/http/route.ts';
import { courseParams, courseStudentParams } from '#domains/roster/contract.ts';
import { courseMetricListSchema, metricsOfCourseSchema, metricsOfStudentSchema, metricWeights } from './contract.ts';
import { gradingOfCourseSchema, gradingSchema } from './grading/contract.ts';
import * as service from './service.ts';
import * as grading from './service/grading.ts';

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
    url: '/courses/:courseId/grading',
    permission: 'courses.read',
    summary: 'How a course weighs and judges, beside what its source says',
    schema: { params: courseParams, response: gradingOfCourseSchema },
    handler: ({ actor, params }) => grading.getGrading(actor, params.courseId),
  }),
  defineRoute({
    method: 'PUT',
    url: '/courses/:courseId/grading',
    permission: 'courses.grade',
    summary: 'Set how a course weighs and judges; it alone is recomputed',
    schema: { params: courseParams, body: gradingSchema, response: gradingOfCourseSchema },
    handler: ({ actor, params, body }) => grading.setGrading(actor, params.courseId, body),
  }),
  defineRoute({
    method: 'DELETE',
    url: '/courses/:courseId/grading',
    permission: 'courses.grade',
    summary: 'Weigh and judge as the institution again',
    schema: { params: courseParams, response: gradingOfCourseSchema },
    handler: ({ actor, params }) => grading.setGrading(actor, params.courseId, null),
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
