import { defineRoute } from '#kernel/http/route.ts';
import { courseParams } from '#domains/roster/contract.ts';
import { digestParams, toldOverviewSchema } from '../overviews/contract.ts';
import * as service from '../service/overviews.ts';

const permission = 'recommendations.read';

export const overviewRoutes = [
  defineRoute({
    ...{ method: 'GET', url: '/courses/:courseId/summary', permission },
    summary: 'A course in a few sentences: who struggles, what helps most, what is hard, what to change',
    schema: { params: courseParams, response: toldOverviewSchema },
    handler: ({ actor, params }) => service.getSummary(actor, params.courseId),
  }),
  defineRoute({
    ...{ method: 'POST', url: '/courses/:courseId/summary', permission },
    summary: 'Have the summary of a course composed anew',
    schema: { params: courseParams, response: toldOverviewSchema },
    handler: ({ actor, params }) => service.requestSummary(actor, params.courseId),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/programmes/:programmeId/digest', permission },
    summary: 'A programme in a few sentences: how its courses go, and which want attention',
    schema: { params: digestParams, response: toldOverviewSchema },
    handler: ({ actor, params }) => service.getDigest(actor, params.programmeId),
  }),
  defineRoute({
    ...{ method: 'POST', url: '/programmes/:programmeId/digest', permission },
    summary: 'Have the digest of a programme composed anew',
    schema: { params: digestParams, response: toldOverviewSchema },
    handler: ({ actor, params }) => service.requestDigest(actor, params.programmeId),
  }),
];
