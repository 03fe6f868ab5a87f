import { defineRoute } from '#kernel/http/route.ts';
import { courseParams, courseStudentParams } from '#domains/roster/contract.ts';
import {
  answerMarkSchema,
  mistakeListSchema,
  questionListSchema,
  questionParams,
  rightAnswersSchema,
} from './contract.ts';
import { listMistakes } from './service/mistakes.ts';
import * as service from './service/questions.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/questions',
    permission: 'courses.read',
    summary: 'Questions of the tests of a course, those most often wrong first, with what was answered',
    schema: { params: courseParams, response: questionListSchema },
    handler: ({ actor, params }) => service.listQuestions(actor, params.courseId),
  }),
  defineRoute({
    method: 'PUT',
    url: '/courses/:courseId/activities/:activityId/questions/:position/mark',
    permission: 'courses.grade',
    summary: 'Say of an answer that comparing cannot judge whether it is right, or take that back',
    schema: { params: questionParams, body: answerMarkSchema, response: questionListSchema },
    handler: ({ actor, params: { courseId, ...place }, body }) => service.markAnswer(actor, courseId, place, body),
  }),
  defineRoute({
    method: 'PUT',
    url: '/courses/:courseId/right-answers',
    permission: 'courses.grade',
    summary: 'Whether students of a course see the right answers beside their mistakes',
    schema: { params: courseParams, body: rightAnswersSchema, response: questionListSchema },
    handler: ({ actor, params, body }) => service.setRightAnswers(actor, params.courseId, body.areShown),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/mistakes',
    permission: 'students.read',
    summary: 'What a student answered wrong, topic by topic, and what the programme says of the topic',
    schema: { params: courseStudentParams, response: mistakeListSchema },
    handler: ({ actor, params }) => listMistakes(actor, params.courseId, params.studentId),
  }),
];
