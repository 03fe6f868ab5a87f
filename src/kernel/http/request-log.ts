import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What is known of a request once it is answered. */
export interface AnsweredRequest {
  method: string;
  /** Pattern, e.g. `/api/v1/courses/:courseId`, so that neither the log nor the metrics hold what was asked for. */
  route: string;
  status: number;
  milliseconds: number;
  /** Of the problem it was answered with, e.g. `server.busy`. */
  code: string | undefined;
  /** Statements sent to the database by the route, without those that recognised the caller. */
  statements: number;
}

/** Writes one line per request: no addresses, no names, no values of the query. Passes it on to `observe`. */
export function logRequests(server: FastifyInstance, observe: (answered: AnsweredRequest) => void): void {
  server.addHook('onResponse', async (request, reply) => {
    const answered = describe(request, reply);
    observe(answered);
    request.log.info({ ...answered, userId: request.actor?.userId }, 'request');
  });
}

function describe(request: FastifyRequest, reply: FastifyReply): AnsweredRequest {
  return {
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime),
    code: request.problemCode,
    statements: request.databaseScope?.statementCount ?? 0,
  };
}
