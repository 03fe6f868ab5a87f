import { defineRoute } from '#kernel/http/route.ts';
import {
  connectionChangesBody,
  connectionCheckBody,
  connectionCheckedSchema,
  connectionListSchema,
  connectionParams,
  connectionRunSchema,
  connectionRunsSchema,
  connectionSchema,
  connectionVersionQuery,
  newConnectionBody,
} from './contract.ts';
import { checkConnection } from './service/check.ts';
import * as connections from './service/connections.ts';
import { listRuns, startRun } from './service/runs.ts';

const permission = 'connections.manage';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/connections',
    permission,
    summary: 'Learning systems that grades are pulled from, each with its last pull',
    readsPrimary: true,
    schema: { response: connectionListSchema },
    handler: ({ actor }) => connections.listConnections(actor.locale),
  }),
  defineRoute({
    method: 'POST',
    url: '/connections',
    permission,
    summary: 'Connect a learning system',
    schema: { body: newConnectionBody, response: connectionSchema },
    handler: ({ actor, body }) => connections.createConnection(actor, body),
  }),
  defineRoute({
    method: 'POST',
    url: '/connections/check',
    permission,
    heavy: true,
    summary: 'Ask a learning system who it is and which courses it shows; nothing is kept',
    schema: { body: connectionCheckBody, response: connectionCheckedSchema },
    handler: ({ body }) => checkConnection(body),
  }),
  defineRoute({
    method: 'GET',
    url: '/connections/:connectionId',
    permission,
    summary: 'One connection; its token is not told',
    readsPrimary: true,
    schema: { params: connectionParams, response: connectionSchema },
    handler: ({ actor, params }) => connections.getConnection(params.connectionId, actor.locale),
  }),
  defineRoute({
    method: 'PUT',
    url: '/connections/:connectionId',
    permission,
    summary: 'Change a connection; without a secret the one that is kept stays',
    schema: { params: connectionParams, body: connectionChangesBody, response: connectionSchema },
    handler: ({ actor, params, body }) => connections.changeConnection(actor, params.connectionId, body),
  }),
  defineRoute({
    method: 'DELETE',
    url: '/connections/:connectionId',
    permission,
    summary: 'Remove a connection; what it has brought stays',
    schema: { params: connectionParams, query: connectionVersionQuery },
    handler: ({ params, query }) => connections.removeConnection(params.connectionId, query.version),
  }),
  defineRoute({
    method: 'GET',
    url: '/connections/:connectionId/runs',
    permission,
    summary: 'The newest pulls of a connection, and what came of each course',
    readsPrimary: true,
    schema: { params: connectionParams, response: connectionRunsSchema },
    handler: ({ actor, params }) => listRuns(params.connectionId, actor.locale),
  }),
  defineRoute({
    method: 'POST',
    url: '/connections/:connectionId/runs',
    permission,
    summary: 'Pull grades now',
    schema: { params: connectionParams, response: connectionRunSchema },
    handler: ({ actor, params }) => startRun(actor, params.connectionId),
  }),
];
