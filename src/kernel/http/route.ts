import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../actor.ts';

/** `public`: anybody. `signed-in`: every person. Anything else: a permission that a domain's manifest grants to roles. */
export type RoutePermission = 'public' | 'signed-in' | (string & {});

export interface RouteSchema<Params, Query, Body, Response> {
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  /** JSON body. Uploads declare none and read `request.raw`. */
  body?: z.ZodType<Body>;
  /** Answer with status 200; absent when the handler sends the reply itself (files, event streams). */
  response?: z.ZodType<Response>;
}

export interface RouteCall<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  /** The caller. Present on every route that is not public. */
  actor: Actor;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface PublicRouteCall<Params, Query, Body> extends Omit<RouteCall<Params, Query, Body>, 'actor'> {
  actor: Actor | undefined;
}

interface RouteBase<Params, Query, Body, Response> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below /api/v1, e.g. `/courses/:courseId`; or an absolute one when it begins with `//`, e.g. `//healthz`. */
  url: string;
  /** One line for the OpenAPI page. */
  summary: string;
  schema: RouteSchema<Params, Query, Body, Response>;
}

export interface GuardedRoute<Params, Query, Body, Response> extends RouteBase<Params, Query, Body, Response> {
  permission: Exclude<RoutePermission, 'public'>;
  handler: (call: RouteCall<Params, Query, Body>) => Promise<Response>;
}

export interface PublicRoute<Params, Query, Body, Response> extends RouteBase<Params, Query, Body, Response> {
  permission: 'public';
  handler: (call: PublicRouteCall<Params, Query, Body>) => Promise<Response>;
}

/** A route as the server registers it; its types have done their work in `defineRoute`. */
// `any`: routes of all types live in one list
export type Route = GuardedRoute<any, any, any, any> | PublicRoute<any, any, any, any>;

/** Defines a route that only signed-in holders of `permission` may call. Types of the call come from the schema. */
export function defineRoute<Params = unknown, Query = unknown, Body = unknown, Response = unknown>(
  route: GuardedRoute<Params, Query, Body, Response>,
): Route {
  return route;
}

/** Defines a route that anybody may call. */
export function definePublicRoute<Params = unknown, Query = unknown, Body = unknown, Response = unknown>(
  route: Omit<PublicRoute<Params, Query, Body, Response>, 'permission'>,
): Route {
  return { ...route, permission: 'public' };
}
