import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../actor.ts';
import { AppError } from '../errors.ts';
import { findLocale } from '../locale.ts';
import { withRuntime, type Runtime } from '../runtime.ts';
import { pathOf, type Route, type RoutePermission } from './route.ts';
import { assertSameOrigin } from './same-origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; undefined on public routes and as long as nobody has been recognised. */
    actor: Actor | undefined;
  }
  interface FastifyContextConfig {
    permission?: RoutePermission;
  }
}

/** Recognises the caller by session cookie or bearer token; may renew the cookie in the reply. */
export type Authenticate = (request: FastifyRequest, reply: FastifyReply) => Promise<Actor | undefined>;

/** Throws when a route declares no permission, or one that no domain defines: the server must not start then. */
export function assertPermissionsDefined(routes: readonly Route[], defined: Readonly<Record<string, unknown>>): void {
  const known = new Set(['public', 'signed-in', ...Object.keys(defined)]);
  const faults = routes
    .filter((route) => !known.has(route.permission))
    .map((route) => `${route.method} ${pathOf(route)} needs ${route.permission || 'no permission'}`);
  if (faults.length > 0) throw new Error(`no domain defines the permission of: ${faults.join('; ')}`);
}

/** Finds out who calls a route that is not public, and that no foreign page does. */
export function recogniseCallers(server: FastifyInstance, runtime: Runtime, authenticate: Authenticate): void {
  server.decorateRequest('actor', undefined);
  server.addHook('onRequest', async (request, reply) => {
    const { permission } = request.routeOptions.config;
    if (permission === undefined) return;
    // An answer is for its caller, now.
    reply.header('cache-control', 'no-store');
    assertSameOrigin(request, runtime.access.publicUrl);
    if (permission === 'public') return;
    const actor = await withRuntime(runtime, () => authenticate(request, reply));
    request.actor = actor && { ...actor, locale: findLocale(request.headers['accept-language']) ?? actor.locale };
  });
}

/** Lets a request pass to its route when the caller holds the route's permission. */
export function guardRoutes(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ actor, routeOptions, method }) => {
    const { permission } = routeOptions.config;
    if (permission === undefined || permission === 'public') return;
    if (!actor) throw new AppError('sign_in.required');
    if (actor.token?.isReadOnly === true && method !== 'GET' && method !== 'HEAD') {
      throw new AppError('access.read_only');
    }
    if (permission === 'signed-in' || actor.permissions.has(permission)) return;
    throw new AppError('access.denied', { permission });
  });
}
