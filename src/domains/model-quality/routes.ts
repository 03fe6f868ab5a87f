import { defineRoute } from '#kernel/http/route.ts';
import { modelOverviewSchema, startedSchema } from './contract.ts';
import { startEvaluation } from './service/evaluate.ts';
import { getOverview } from './service/overview.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/model',
    permission: 'model.manage',
    readsPrimary: true,
    summary:
      'The early-warning model: what judges, how true it was in the own finished courses, what could judge instead',
    schema: { response: modelOverviewSchema },
    handler: () => getOverview(),
  }),
  defineRoute({
    method: 'POST',
    url: '/model/evaluations',
    permission: 'model.manage',
    summary: 'Measure the live model on the finished courses, in the background',
    schema: { response: startedSchema },
    handler: () => startEvaluation(),
  }),
];
