import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AppError } from '../errors.ts';
import { defaultLocale, findLocale, type Locale } from '../locale.ts';
import type { Runtime } from '../runtime.ts';
import { describeProblem, problemType, toAppError } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Code of the error the request was answered with, for the log. */
    problemCode: string | undefined;
  }
}

/**
 * Answers every error as a problem in the caller's language. Its errorId is the request's id, which every line of the
 * log about this request carries. Call it before the first plugin is registered: later ones would miss it.
 */
export function handleErrors(server: FastifyInstance, runtime: Runtime): void {
  server.decorateRequest('problemCode', undefined);
  server.setErrorHandler((error, request, reply) => {
    const problem = toAppError(error, localeOf(request), runtime.limits);
    if (problem.status >= 500) {
      runtime.log.error({ err: problem.cause ?? problem, errorId: request.id }, 'request failed');
    }
    sendProblem(problem, request, reply);
  });
}

export function sendProblem(error: AppError, request: FastifyRequest, reply: FastifyReply): void {
  request.problemCode = error.code;
  const { seconds } = error.params;
  if (seconds !== undefined) reply.header('retry-after', seconds);
  reply.code(error.status).type(problemType);
  // As text: no route's schema has a say in what a problem looks like.
  void reply.send(JSON.stringify(describeProblem(error, localeOf(request), request.id)));
}

function localeOf(request: FastifyRequest): Locale {
  return request.actor?.locale ?? findLocale(request.headers['accept-language']) ?? defaultLocale;
}
