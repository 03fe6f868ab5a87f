import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { withRuntime, type Runtime } from '../runtime.ts';
import { describeRoute } from './openapi.ts';
import { isPublic, pathOf, type PublicRouteCall, type Route } from './route.ts';

/** Puts the routes on the server; each call runs inside the runtime. */
export function registerRoutes(
  server: FastifyInstance,
  routes: readonly Route[],
  runtime: Runtime,
  closing: AbortSignal,
): void {
  for (const route of routes) {
    server.route({
      method: route.method,
      url: pathOf(route),
      schema: describeRoute(route, runtime.access.permissions),
      config: { permission: route.permission, ...(route.multipart && { isForm: true }) },
      handler: async (request, reply) => {
        const answer = await withRuntime(runtime, () => call(route, request, reply, closing));
        // A handler that sent the reply itself returns it.
        if (answer === undefined && !reply.sent) return reply.code(204).send();
        return answer;
      },
    });
  }
}

async function call(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  closing: AbortSignal,
): Promise<unknown> {
  const { params, query, body, actor } = request;
  const common: PublicRouteCall<unknown, unknown, unknown> = { params, query, body, request, reply, closing };
  if (isPublic(route)) return route.handler(common);
  // The guard has let nobody pass without an actor; should it ever, this does not.
  if (!actor) throw new AppError('sign_in.required');
  return route.handler({ ...common, actor });
}
