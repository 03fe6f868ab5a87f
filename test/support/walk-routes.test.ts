import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '#kernel/errors.ts';
import { healthRoutes } from '#kernel/http/health.ts';
import { liveEventsRoute } from '#kernel/http/live-events.ts';
import { defineRoute, type Route } from '#kernel/http/route.ts';
import { createTestServer, recogniseByLogin, runtimeWithoutDatabase, testActor } from './server.ts';
import { walkRoutes, type Walker } from './walk-routes.ts';

const permissions = { 'things.read': ['teacher', 'operator'] } as const;
const actors = [testActor(permissions, 'teacher'), testActor(permissions, 'student')];
const thing = {
  method: 'GET',
  url: '/things/:thingId',
  permission: 'things.read',
  summary: 'One thing',
  schema: { params: z.object({ thingId: z.string() }) },
} as const;
const routes: Route[] = [
  ...healthRoutes,
  defineRoute({ ...thing, handler: async () => Promise.reject(new AppError('access.denied')) }),
  defineRoute({ ...thing, url: '/things', permission: 'signed-in', handler: async () => undefined }),
  liveEventsRoute({ authenticate: recogniseByLogin(actors), mayReadCourse: async () => true }),
];
const walkers: Walker[] = [
  { name: 'anonymous', actor: undefined, headers: {} },
  ...actors.map((actor) => ({ name: actor.login, actor, headers: { authorization: `Bearer ${actor.login}` } })),
];

describe('a walk over all routes', () => {
  let server: FastifyInstance;
  beforeAll(async () => {
    const access = { publicUrl: 'http://localhost:8000', secret: '', permissions };
    server = await createTestServer({ runtime: runtimeWithoutDatabase({ access }), routes, actors });
  });
  afterAll(() => server.close());

  it('finds nothing where every route refuses by its permission, and lets routes refuse by object', async () => {
    expect(await walkRoutes({ server, routes, walkers })).toEqual([]);
  });

  it('finds who passes and should not, and who is refused and should not be', async () => {
    const declared = routes.map((route): Route => {
      if (route.url === '/things/:thingId') return { ...route, permission: 'things.write' };
      return route.url === '/things' ? { ...route, permission: 'public' } : route;
    });
    expect(await walkRoutes({ server, routes: declared, walkers })).toEqual([
      'teacher, GET /api/v1/things/:thingId: passes, not access.denied',
      'student, GET /api/v1/things/:thingId: passes, not access.denied',
      'anonymous, GET /api/v1/things: sign_in.required, not passes',
    ]);
  });
});
