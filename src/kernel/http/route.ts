import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../actor.ts';

/** `public`: anybody. `signed-in`: every person. Anything else: a permission that a domain's manifest grants to roles. */
export type RoutePermission = 'public' | 'signed-in' | (string & {});

export interface RouteSchema<Params, Query, Body, Response> {
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  /** JSON body. */
  body?: z.ZodType<Body>;
  /** Answer with status 200. Absent when the answer is a file or a stream, or when there is none (status 204). */
  response?: z.ZodType<Response>;
}

export interface PublicRouteCall<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  request: FastifyRequest;
  reply: FastifyReply;
  /** Aborted when the server begins to close: answers that go on and on end then. */
  closing: AbortSignal;
}

export interface RouteCall<Params, Query, Body> extends PublicRouteCall<Params, Query, Body> {
  /** The caller. */
  actor: Actor;
}

interface RouteBase<Params, Query, Body, Response> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below /api/v1, e.g. `/courses/:courseId`; or an absolute one when it begins with `//`, e.g. `//healthz`. */
  url: string;
  /** One line for the OpenAPI page. */
  summary: string;
  schema: RouteSchema<Params, Query, Body, Response>;
  /** The body is a form with files; the handler reads `request.parts()` or `request.files()`. */
  multipart?: boolean;
  /** The body may be a form without files, too: programs that are not ours send one. */
  takesPlainForm?: boolean;
  /** Takes much memory, disk or time (uploads, exports): few at once are let in, see `admission.ts`. */
  heavy?: boolean;
  /**
   * A GET whose answer must never be behind, or that goes on after its answer has begun: it is read from the primary.
   * Other GETs may be answered by a replica that shows what the caller has written.
   */
  readsPrimary?: boolean;
  /** The answer sends the browser to another page (status 303). */
  redirects?: boolean;
  /** Content types of an answer that is not JSON, e.g. `text/csv`. */
  produces?: readonly string[];
}

// The handlers are methods, not properties: a route of any types is then a `Route`, and no type is given up for it.
export interface GuardedRoute<Params, Query, Body, Response> extends RouteBase<Params, Query, Body, Response> {
  permission: Exclude<RoutePermission, 'public'>;
  /** Returns what `schema.response` describes, a stream or text to send, or nothing for status 204. */
  handler(call: RouteCall<Params, Query, Body>): Promise<Response>;
}

export interface PublicRoute<Params, Query, Body, Response> extends RouteBase<Params, Query, Body, Response> {
  permission: 'public';
  handler(call: PublicRouteCall<Params, Query, Body>): Promise<Response>;
}

/** A route as the server registers it; its types have done their work in `defineRoute`. */
export type Route = GuardedRoute<unknown, unknown, unknown, unknown> | PublicRoute<unknown, unknown, unknown, unknown>;

export function isPublic(route: Route): route is PublicRoute<unknown, unknown, unknown, unknown> {
  return route.permission === 'public';
}

/** Where the route lies on the server. */
export function pathOf(route: Pick<Route, 'url'>): string {
  return route.url.startsWith('//') ? route.url.slice(1) : `/api/v1${route.url}`;
}

/** Defines a route that only signed-in holders of `permission` may call. Types of the call come from the schema. */
export function defineRoute<Params = unknown, Query = unknown, Body = unknown, Response = unknown>(
  route: GuardedRoute<Params, Query, Body, Response>,
): Route {
  return route;
}

/** Defines a route that anybody may call, signed in or not. */
export function definePublicRoute<Params = unknown, Query = unknown, Body = unknown, Response = unknown>(
  route: Omit<PublicRoute<Params, Query, Body, Response>, 'permission'>,
): Route {
  const publicRoute: PublicRoute<Params, Query, Body, Response> = { ...route, permission: 'public' };
  return publicRoute;
}
