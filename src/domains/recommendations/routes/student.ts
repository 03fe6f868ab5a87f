import { defineRoute } from '#kernel/http/route.ts';
import { courseStudentParams } from '#domains/roster/contract.ts';
import { adviceOfStudentSchema, doneBody, ratingBody } from '../rating/contract.ts';
import { recommendationParams } from '../review/contract.ts';
import { askForAdvice } from '../service/ask.ts';
import { markDone, rate } from '../service/rate.ts';
import { getAdvice } from '../service/told.ts';

const own = 'own_courses.read';

export const studentRoutes = [
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/advice',
    permission: 'students.read',
    summary: 'What a student is told in a course now',
    schema: { params: courseStudentParams, response: adviceOfStudentSchema },
    handler: ({ actor, params }) => getAdvice(actor, params.courseId, params.studentId),
  }),
  defineRoute({
    method: 'POST',
    url: '/courses/:courseId/students/:studentId/advice',
    permission: 'recommendations.request',
    summary: 'Ask that advice to a student be composed now; students may ask for their own once an hour',
    schema: { params: courseStudentParams },
    handler: ({ actor, params }) => askForAdvice(actor, params.courseId, params.studentId),
  }),
  defineRoute({
    ...{ method: 'PUT', url: '/courses/:courseId/recommendations/:recommendationId/rating', permission: own },
    summary: 'Rate what was advised; one or two stars bring it back to the teacher',
    schema: { params: recommendationParams, body: ratingBody, response: adviceOfStudentSchema },
    handler: ({ actor, params, body }) => rate(actor, params.courseId, params.recommendationId, body),
  }),
  defineRoute({
    ...{ method: 'PUT', url: '/courses/:courseId/recommendations/:recommendationId/done', permission: own },
    summary: 'Mark an item of what was advised as done, or take that back',
    schema: { params: recommendationParams, body: doneBody, response: adviceOfStudentSchema },
    handler: ({ actor, params, body }) => markDone(actor, params.courseId, params.recommendationId, body),
  }),
];
