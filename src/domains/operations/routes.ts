import { defineRoute } from '#kernel/http/route.ts';
import {
  queueListSchema,
  runAgainBody,
  runAgainSchema,
  taskDetailSchema,
  taskListQuery,
  taskListSchema,
  taskParams,
} from './contract.ts';
import * as service from './service.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/queues',
    permission: 'tasks.manage',
    summary: 'How the queues of background tasks stand',
    schema: { response: queueListSchema },
    handler: async () => ({ items: await service.listQueues() }),
  }),
  defineRoute({
    method: 'GET',
    url: '/tasks',
    permission: 'tasks.manage',
    summary: 'Background tasks, newest first',
    schema: { query: taskListQuery, response: taskListSchema },
    handler: ({ actor, query }) => service.listTasks(query, actor.locale),
  }),
  defineRoute({
    method: 'GET',
    url: '/tasks/:taskId',
    permission: 'tasks.manage',
    summary: 'A background task with its attempts',
    schema: { params: taskParams, response: taskDetailSchema },
    handler: ({ actor, params }) => service.getTask(params.taskId, actor.locale),
  }),
  defineRoute({
    method: 'POST',
    url: '/tasks/:taskId/run-again',
    permission: 'tasks.manage',
    summary: 'Run a task again that stopped with an error',
    schema: { params: taskParams, response: taskDetailSchema },
    handler: ({ actor, params }) => service.runTaskAgain(params.taskId, actor.locale),
  }),
  defineRoute({
    method: 'POST',
    url: '/tasks/run-again',
    permission: 'tasks.manage',
    summary: 'Run all tasks of a queue or of a name again that stopped with an error',
    schema: { body: runAgainBody, response: runAgainSchema },
    handler: ({ body }) => service.runTasksAgain(body),
  }),
];
