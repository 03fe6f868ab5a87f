import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ldapDirectory } from '#adapters/directory/ldap.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { domains } from '#app/domains.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { actorForUser, authenticate } from '#domains/identity/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { ldapSettings, startWorker } from '#test/support/directory.ts';
import { accessOfIdentity, addPerson, password, signInAs, trySignIn } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { getState, startRun } from './service/runs.ts';

describeOnBothDatabases(
  'a directory that hangs',
  (test) => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    });
    let server: FastifyInstance | undefined;
    let url = '';
    beforeAll(async () => {
      silent.listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const address = silent.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      url = `ldap://127.0.0.1:${address.port}`;
    });
    afterEach(() => server?.close());
    afterAll(async () => {
      for (const socket of sockets) socket.destroy();
      silent.close();
      await once(silent, 'close');
    });

    it('slows nobody who signs in; the page says what is wrong, and that it is tried again', () =>
      test.run(async () => {
        test.runtime.directory = ldapDirectory(ldapSettings(url));
        server = await createHttpServer({ runtime: test.runtime, routes: createRoutes(), authenticate });
        const { id } = await addPerson('admin', 'administrator');
        const admin = await actorForUser(id);
        if (!admin) throw new Error('nobody');
        const connected = once(silent, 'connection');
        await startRun(admin, 'preview');
        const worker = startWorker(test.runtime);
        try {
          await connected;
          const stateOf = async () => (await getState(admin)).runs[0];
          expect(await stateOf()).toMatchObject({ state: 'reading' });
          expect((await trySignIn(server, { login: 'admin', password })).statusCode).toBe(200);
          const headers = await signInAs(server, 'admin');
          expect((await server.inject({ url: '/api/v1/directory', headers })).statusCode).toBe(200);
          // All of it happened while the directory was still silent.
          expect(await stateOf()).toMatchObject({ state: 'reading' });
          for (const socket of sockets) socket.destroy();
          await expect.poll(async () => (await stateOf())?.state).toBe('retrying');
          expect((await stateOf())?.problem).toContain('ECONNRESET');
        } finally {
          await worker.stop();
        }
      }));
  },
  { ...wholeProgram(), access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
);
