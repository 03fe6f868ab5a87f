import { defineRoute } from '#kernel/http/route.ts';
import { liveModelBody, modelOverviewSchema, programmesModelSchema, startedSchema } from './contract.ts';
import { startEvaluation } from './service/evaluate.ts';
import { setLiveModel } from './service/live.ts';
import { getOverview } from './service/overview.ts';
import { getModelOfProgrammes } from './service/programmes.ts';
import { startTraining } from './service/train.ts';

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
    method: 'GET',
    url: '/model/programmes',
    permission: 'model.read',
    summary: 'How true the early-warning model was in the finished courses of the programmes that the caller heads',
    schema: { response: programmesModelSchema },
    handler: ({ actor }) => getModelOfProgrammes(actor),
  }),
  defineRoute({
    method: 'POST',
    url: '/model/evaluations',
    permission: 'model.manage',
    summary: 'Measure the live model on the finished courses, in the background',
    schema: { response: startedSchema },
    handler: () => startEvaluation(),
  }),
  defineRoute({
    method: 'POST',
    url: '/model/trainings',
    permission: 'model.manage',
    summary: 'Train a candidate on the finished courses and compare it with the live model, in the background',
    schema: { response: startedSchema },
    handler: ({ actor }) => startTraining(actor),
  }),
  defineRoute({
    method: 'POST',
    url: '/model/live',
    permission: 'model.manage',
    summary: 'Let a model that has passed its comparison judge, or that of the program again; courses are judged anew',
    schema: { body: liveModelBody },
    handler: ({ actor, body }) => setLiveModel(actor, body.modelId),
  }),
];
