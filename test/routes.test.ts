import { afterEach, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { domains } from '#app/domains.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { roles } from '#kernel/actor.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { actorForUser, authenticate, createToken } from '#domains/identity/index.ts';
import { describeOnBothDatabases } from './support/database.ts';
import { addEndedWalkers } from './support/ended-walkers.ts';
import { describeOpenApiFaults } from './support/open-api.ts';
import { accessOfIdentity, addPerson } from './support/people.ts';
import { runtimeWithoutDatabase } from './support/server.ts';
import { walkRoutes, type Walker } from './support/walk-routes.ts';

describeOnBothDatabases(
  'every route of the program',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(() => server?.close());

    it('lets in exactly the roles that hold its permission, and nobody who is not signed in', () =>
      test.run(async () => {
        const routes = createRoutes();
        server = await createHttpServer({ runtime: test.runtime, routes, authenticate });
        const walkers: Walker[] = [{ name: 'nobody', actor: undefined, headers: {} }];
        for (const role of roles) {
          const user = await addPerson(role, role);
          const token = await createToken({ login: role, name: 'walk' });
          const headers = { authorization: `Bearer ${token}` };
          walkers.push({ name: role, actor: await actorForUser(user.id), headers });
        }
        expect(routes.length).toBeGreaterThan(20);
        expect(await walkRoutes({ server, routes, walkers })).toEqual([]);
      }));

    it('lets in nobody whose session or token has ended, whatever roles they hold', () =>
      test.run(async () => {
        const routes = createRoutes();
        server = await createHttpServer({ runtime: test.runtime, routes, authenticate });
        expect(await walkRoutes({ server, routes, walkers: await addEndedWalkers(server) })).toEqual([]);
      }));
  },
  { access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
);

describe('the description of the API', () => {
  it('names every route with a summary and the answers its permission can give', async () => {
    const routes = createRoutes();
    const runtime = runtimeWithoutDatabase({ access: { ...accessOfIdentity, permissions: joinPermissions(domains) } });
    const server = await createHttpServer({ runtime, routes, authenticate });
    try {
      const answer = await server.inject('/api/openapi.json');
      expect(describeOpenApiFaults(answer.json(), routes)).toEqual([]);
    } finally {
      await server.close();
    }
  });
});
