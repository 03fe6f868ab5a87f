import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import {
  accessOfIdentity,
  addPerson,
  password,
  signInAs,
  startIdentityServer,
  trySignIn,
} from '#test/support/people.ts';
import { readProblem } from '#test/support/server.ts';
import { madeTokenSchema, ownSessionListSchema, ownTokenListSchema } from './contract.ts';
import { createToken } from './index.ts';

type Method = 'GET' | 'POST' | 'DELETE' | 'PATCH';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describeOnBothDatabases(
  'the own account',
  (test) => {
    let server: FastifyInstance;
    beforeEach(async () => {
      server = await startIdentityServer(test.runtime);
      await test.run(async () => {
        await addPerson('petrova', 'operator');
        await addPerson('sidorov', 'operator');
      });
    });
    afterEach(() => server.close());
    const call = (method: Method, url: string, headers: Record<string, string>, payload?: object) =>
      server.inject({ method, url: `/api/v1${url}`, headers, ...(payload && { payload }) });
    const sessionsOf = async (headers: Record<string, string>) =>
      ownSessionListSchema.parse((await call('GET', '/sessions', headers)).json()).items;
    const statusOf = async (headers: Record<string, string>) => (await call('GET', '/session', headers)).statusCode;
    /** What the audit says of ended sessions that their person ended. */
    const endings = async () => {
      const { rows } = await test.run(() =>
        sql<{ details: object }>`
          select details from audit_event where action = 'session.ended' and actor_id = user_id`.execute(database()),
      );
      return rows.map(({ details }) => details);
    };
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const make = async (headers: Record<string, string>, scope: object = {}) => {
      const body = { name: 'script', expiresInDays: 30, permissions: null, isReadOnly: false, ...scope };
      return madeTokenSchema.parse((await call('POST', '/tokens', headers, body)).json());
    };

    it('lists the own sessions, tells the present one, and ends any of them at once', async () => {
      await trySignIn(server, { login: 'petrova', password }, { headers: { 'user-agent': firefox } });
      const here = await signInAs(server, 'petrova');
      const there = await signInAs(server, 'petrova');
      const stranger = await signInAs(server, 'sidorov');
      const sessions = await sessionsOf(here);
      expect(sessions).toHaveLength(3);
      expect(sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
      expect(sessions.map(({ browser, system, address }) => [browser, system, address])).toContainEqual([
        'Firefox',
        'Linux',
        '192.0.2.1',
      ]);
      const [other] = (await sessionsOf(there)).filter(({ isCurrent }) => isCurrent);
      const id = other?.id ?? '';
      expect(readProblem(await call('DELETE', `/sessions/${id}`, stranger)).code).toBe('session.not_found');
      expect(await statusOf(there)).toBe(200);
      expect((await call('DELETE', `/sessions/${id}`, here)).statusCode).toBe(204);
      expect(await statusOf(there)).toBe(401);
      expect(await statusOf(here)).toBe(200);
      expect(await endings()).toEqual([{ scope: 'one' }]);
    });

    it('signs out everywhere but here', async () => {
      const there = await signInAs(server, 'petrova');
      const here = await signInAs(server, 'petrova');
      const stranger = await signInAs(server, 'sidorov');
      expect((await call('DELETE', '/sessions', here)).statusCode).toBe(204);
      expect([await statusOf(here), await statusOf(there), await statusOf(stranger)]).toEqual([200, 401, 200]);
      expect(await endings()).toEqual([{ scope: 'others' }]);
    });

    it('makes tokens, shows them once, lists their use, and revokes them', async () => {
      const headers = await signInAs(server, 'petrova');
      const { token, info } = await make(headers);
      expect(await statusOf(bearer(token))).toBe(200);
      const list = async () => ownTokenListSchema.parse((await call('GET', '/tokens', headers)).json()).items;
      const [listed] = await list();
      expect(listed).toMatchObject({ id: info.id, name: 'script', permissions: null, isReadOnly: false });
      expect(listed?.lastUsedAt).not.toBeNull();
      expect(JSON.stringify(listed)).not.toContain(token.slice(6));
      const stranger = await signInAs(server, 'sidorov');
      expect(readProblem(await call('DELETE', `/tokens/${info.id}`, stranger)).code).toBe('token.not_found');
      expect((await call('DELETE', `/tokens/${info.id}`, headers)).statusCode).toBe(204);
      expect(await statusOf(bearer(token))).toBe(401);
      expect(await list()).toEqual([]);
    });

    it('gives a token no more than it was made for, nor more than its owner has', async () => {
      const headers = await signInAs(server, 'petrova');
      const narrow = await make(headers, { permissions: ['users.write'] });
      const denied = await call('GET', '/users', bearer(narrow.token));
      expect(readProblem(denied)).toMatchObject({ code: 'access.denied' });
      const reading = await make(headers, { permissions: ['users.read'], isReadOnly: true });
      expect((await call('GET', '/users', bearer(reading.token))).statusCode).toBe(200);
      const changing = await call('PATCH', '/session/preferences', bearer(reading.token), { locale: 'en' });
      expect(readProblem(changing).code).toBe('access.read_only');
      const foreign = await test.run(async () => {
        await addPerson('teacher', 'teacher');
        return createToken({ login: 'teacher', name: 'x', permissions: ['users.read'] });
      });
      expect((await call('GET', '/users', bearer(foreign))).statusCode).toBe(403);
      const unknown = { name: 'x', expiresInDays: 1, permissions: ['no.such'], isReadOnly: false };
      expect(readProblem(await call('POST', '/tokens', headers, unknown)).code).toBe('token.unknown_permission');
    });

    it('is closed to tokens', async () => {
      const { token } = await make(await signInAs(server, 'petrova'));
      const body = { name: 'x', expiresInDays: 1, permissions: null, isReadOnly: false };
      for (const [method, url] of [
        ['GET', '/sessions'],
        ['DELETE', '/sessions'],
        ['DELETE', '/sessions/some'],
        ['GET', '/tokens'],
        ['POST', '/tokens'],
        ['DELETE', '/tokens/00000000-0000-4000-8000-000000000000'],
      ] as const) {
        const answer = await call(
          method,
          url,
          bearer(token),
          url === '/tokens' && method === 'POST' ? body : undefined,
        );
        expect([url, readProblem(answer).code]).toEqual([url, 'access.in_person']);
      }
    });
  },
  {
    access: {
      ...accessOfIdentity,
      permissions: { ...accessOfIdentity.permissions, 'users.write': ['operator'] },
    },
  },
);
