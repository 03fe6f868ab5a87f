import { defineRoute } from '#kernel/http/route.ts';
import { courseParams } from '#domains/roster/contract.ts';
import {
  bulkDecisionBody,
  bulkDecisionSchema,
  bulkUndoBody,
  bulkUndoSchema,
  decisionBody,
  recommendationParams,
  reviewDetailSchema,
  reviewListSchema,
  reviewQuery,
  undoBody,
  waitingSchema,
} from '../review/contract.ts';
import { decideMany, decideOne, undoMany, undoOne } from '../service/decide.ts';
import { countWaiting, getForReview, listForReview } from '../service/review.ts';
import { getAdviceSettings, setAdviceSettings } from '../service/settings.ts';
import { adviceSettingsSchema } from '../settings/contract.ts';

const read = 'recommendations.read';
const review = 'recommendations.review';

export const reviewRoutes = [
  defineRoute({
    ...{ method: 'GET', url: '/recommendations', permission: read },
    summary: 'Recommendations that wait for a decision, the most urgent first; or decided ones, newest first',
    schema: { query: reviewQuery, response: reviewListSchema },
    handler: ({ actor, query }) => listForReview(actor, query),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/recommendations/waiting', permission: read },
    summary: 'How many recommendations wait for a decision, by course',
    schema: { response: waitingSchema },
    handler: ({ actor }) => countWaiting(actor),
  }),
  defineRoute({
    ...{ method: 'POST', url: '/recommendations/decisions', permission: review },
    summary: 'Approve or reject many recommendations; says which could not be, and why',
    schema: { body: bulkDecisionBody, response: bulkDecisionSchema },
    handler: ({ actor, body }) => decideMany(actor, body.ids, body.decision),
  }),
  defineRoute({
    ...{ method: 'POST', url: '/recommendations/undo', permission: review },
    summary: 'Take the last decisions about many recommendations back',
    schema: { body: bulkUndoBody, response: bulkUndoSchema },
    handler: ({ actor, body }) => undoMany(actor, body.decisionIds),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/courses/:courseId/recommendations/:recommendationId', permission: read },
    summary: 'A recommendation with all that was decided about it',
    schema: { params: recommendationParams, response: reviewDetailSchema },
    handler: ({ actor, params }) => getForReview(actor, params.courseId, params.recommendationId),
  }),
  defineRoute({
    ...{ method: 'POST', url: '/courses/:courseId/recommendations/:recommendationId/decision', permission: review },
    summary: 'Approve, change or reject a recommendation',
    schema: { params: recommendationParams, body: decisionBody, response: reviewDetailSchema },
    handler: ({ actor, params, body }) => decideOne(actor, params.courseId, params.recommendationId, body),
  }),
  defineRoute({
    ...{ method: 'POST', url: '/courses/:courseId/recommendations/:recommendationId/undo', permission: review },
    summary: 'Take the last decision about a recommendation back',
    schema: { params: recommendationParams, body: undoBody, response: reviewDetailSchema },
    handler: ({ actor, params, body }) => undoOne(actor, params.courseId, params.recommendationId, body.decisionId),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/courses/:courseId/advice-settings', permission: read },
    summary: 'When the students of a course see what is advised to them',
    schema: { params: courseParams, response: adviceSettingsSchema },
    handler: ({ actor, params }) => getAdviceSettings(actor, params.courseId),
  }),
  defineRoute({
    ...{ method: 'PUT', url: '/courses/:courseId/advice-settings', permission: review },
    summary: 'Set when the students of a course see what is advised to them',
    schema: { params: courseParams, body: adviceSettingsSchema, response: adviceSettingsSchema },
    handler: ({ actor, params, body }) => setAdviceSettings(actor, params.courseId, body),
  }),
];
