import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withDatabaseScope, type DatabaseScope } from '../database/database-scope.ts';
import { AppError } from '../errors.ts';
import { withOrigin, type Origin } from '../origin.ts';
import { withRuntime, type Runtime } from '../runtime.ts';
import type { Admit } from './admission.ts';
import { describeRoute } from './openapi.ts';
import { scopeOfRequest, tellWritten } from './read-your-writes.ts';
import { isPublic, pathOf, type PublicRouteCall, type Route } from './route.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the route has asked of the database; undefined until it is called. */
    databaseScope: DatabaseScope | undefined;
  }
}

/** What every call of a route has at hand. */
export interface RouteContext {
  readonly runtime: Runtime;
  /** Aborted when the server begins to close. */
  readonly closing: AbortSignal;
  readonly admit: Admit;
}

/** Puts the routes on the server; each call runs inside the runtime. */
export function registerRoutes(server: FastifyInstance, routes: readonly Route[], context: RouteContext): void {
  const { runtime } = context;
  server.decorateRequest('databaseScope', undefined);
  server.addHook('onResponse', async ({ databaseScope }) => {
    if (databaseScope) databaseScope.isOver = true;
  });
  for (const route of routes) {
    const lasts = Boolean(route.heavy) || Boolean(route.produces?.includes('text/event-stream'));
    server.route({
      method: route.method,
      url: pathOf(route),
      schema: describeRoute(route, runtime.access.permissions),
      config: {
        permission: route.permission,
        ...(route.multipart && { isForm: true }),
        ...(route.takesPlainForm && { takesPlainForm: true }),
        ...(lasts && { lasts }),
      },
      handler: async (request, reply) => {
        const scope = scopeOfRequest(route, request, runtime.pool);
        request.databaseScope = scope;
        let answer: unknown;
        try {
          const answering = () => withDatabaseScope(scope, () => call(route, request, reply, context));
          answer = await withRuntime(runtime, () => withOrigin(originOf(request), answering));
        } finally {
          // Also when it failed: part of it may have been done.
          if (scope.wrote && (route.method !== 'GET' || scope.atLeast !== undefined))
            await tellWritten(runtime, request, reply);
        }
        // A handler that sent the reply itself returns it.
        if (answer === undefined && !reply.sent) return reply.code(204).send();
        return answer;
      },
    });
  }
}

/** A request with an Authorization header is judged by that header alone. */
function originOf({ actor, headers, ip }: FastifyRequest): Origin {
  const means = actor === undefined ? 'nobody' : headers.authorization === undefined ? 'session' : 'token';
  return { userId: actor?.userId ?? null, means, address: ip };
}

async function call(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  { closing, admit }: RouteContext,
): Promise<unknown> {
  const { params, query, body, actor } = request;
  const common: PublicRouteCall<unknown, unknown, unknown> = { params, query, body, request, reply, closing };
  if (isPublic(route)) return route.handler(common);
  // The guard has let nobody pass without an actor; should it ever, this does not.
  if (!actor) throw new AppError('sign_in.required');
  const handle = (): Promise<unknown> => route.handler({ ...common, actor });
  return route.heavy ? admit(actor.userId, handle) : handle();
}
