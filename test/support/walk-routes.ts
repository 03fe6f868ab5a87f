import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { pathOf, type Route } from '#kernel/http/route.ts';

export interface Walker {
  name: string;
  /** Undefined: not signed in. */
  actor: Pick<Actor, 'permissions'> | undefined;
  /** What recognises the walker; a bearer token, as cookies would not survive `DELETE /session`. */
  headers: Readonly<Record<string, string>>;
}

export interface Walk {
  server: FastifyInstance;
  routes: readonly Route[];
  walkers: readonly Walker[];
}

type Verdict = 'passes' | 'sign_in.required' | 'access.denied';

/**
 * Calls every route as every walker, with parameters that name nothing and without a body, and returns what differs
 * from the routes' permissions: who was refused and should not have been, who passed and should not have. A refusal by
 * permission names the permission; other refusals (of an object that is not one's own) are the route's affair.
 */
export async function walkRoutes({ server, routes, walkers }: Walk): Promise<string[]> {
  const faults: string[] = [];
  for (const route of routes) {
    for (const walker of walkers) {
      const [expected, found] = [expectedVerdict(route, walker), await foundVerdict(server, route, walker)];
      if (found !== expected) {
        faults.push(`${walker.name}, ${route.method} ${pathOf(route)}: ${found}, not ${expected}`);
      }
    }
  }
  return faults;
}

function expectedVerdict({ permission }: Route, { actor }: Walker): Verdict {
  if (permission === 'public') return 'passes';
  if (!actor) return 'sign_in.required';
  return permission === 'signed-in' || actor.permissions.has(permission) ? 'passes' : 'access.denied';
}

const problemSchema = z.object({
  code: z.string(),
  params: z.object({ permission: z.string().optional() }).optional(),
});

async function foundVerdict(server: FastifyInstance, route: Route, walker: Walker): Promise<Verdict> {
  const response = await server.inject({
    method: route.method,
    url: pathOf(route).replaceAll(/:\w+/g, '0'),
    headers: walker.headers,
    // A stream of events never ends by itself.
    payloadAsStream: true,
  });
  const problem = await readProblem(response);
  if (response.statusCode === 401 && problem?.code === 'sign_in.required') return 'sign_in.required';
  return response.statusCode === 403 && problem?.params?.permission === route.permission ? 'access.denied' : 'passes';
}

async function readProblem(response: LightMyRequestResponse): Promise<z.infer<typeof problemSchema> | undefined> {
  const stream = response.stream();
  if (response.headers['content-type']?.toString().startsWith('application/problem+json') !== true) {
    stream.destroy();
    return undefined;
  }
  return problemSchema.parse(JSON.parse((await stream.setEncoding('utf8').toArray()).join('')));
}
