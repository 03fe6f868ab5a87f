import { expect, it } from 'vitest';
import { roles } from '#kernel/actor.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { describeOpenApiFaults } from '#test/support/open-api.ts';
import { accessOfIdentity, addPerson, startIdentityServer } from '#test/support/people.ts';
import { walkRoutes, type Walker } from '#test/support/walk-routes.ts';
import { actorForUser, createToken, identity } from './index.ts';

describeOnBothDatabases(
  'the routes of identity',
  (test) => {
    it('let each role do what its permissions say', async () => {
      const server = await startIdentityServer(test.runtime);
      const walkers: Walker[] = [{ name: 'anonymous', actor: undefined, headers: {} }];
      await test.run(async () => {
        for (const role of roles) {
          const { id, login } = await addPerson(role, role);
          const token = await createToken({ login, name: 'walk' });
          walkers.push({ name: role, actor: await actorForUser(id), headers: { authorization: `Bearer ${token}` } });
        }
      });
      expect(await walkRoutes({ server, routes: identity.routes, walkers })).toEqual([]);
      await server.close();
    });

    it('are described', async () => {
      const server = await startIdentityServer(test.runtime);
      const description: unknown = (await server.inject('/api/openapi.json')).json();
      expect(describeOpenApiFaults(description, identity.routes)).toEqual([]);
      await server.close();
    });

    it('list users for those who may see them', async () => {
      const server = await startIdentityServer(test.runtime);
      const { petrova, token } = await test.run(async () => {
        await addPerson('operator', 'operator');
        const teacher = await addPerson('petrova', 'teacher');
        return { petrova: teacher, token: await createToken({ login: 'operator', name: 'list' }) };
      });
      const response = await server.inject({
        url: '/api/v1/users?role=teacher',
        headers: { authorization: `Bearer ${token}` },
      });
      expect(response.json()).toEqual({
        items: [{ id: petrova.id, login: 'petrova', name: 'Person petrova', roles: ['teacher'] }],
        nextCursor: null,
      });
      await server.close();
    });
  },
  { access: accessOfIdentity },
);
