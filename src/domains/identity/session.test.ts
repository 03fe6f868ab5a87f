import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { setSetting } from '#kernel/settings.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import {
  accessOfIdentity,
  addPerson,
  cookieOf,
  password,
  signInAs,
  startIdentityServer,
  trySignIn,
} from '#test/support/people.ts';
import { testRuntime } from '#test/support/runtime.ts';
import { readProblem } from '#test/support/server.ts';
import type { User } from './contract.ts';
import { lifetimesSetting } from './service/session-lifetimes.ts';

describeOnBothDatabases(
  'a session',
  (test) => {
    let server: FastifyInstance;
    let petrova: User;
    beforeEach(async () => {
      server = await startIdentityServer(test.runtime);
      petrova = await test.run(() => addPerson('petrova', 'teacher', 'head'));
    });
    afterEach(() => server.close());
    const getSession = (headers: Record<string, string>) => server.inject({ url: '/api/v1/session', headers });
    const runSql = (statement: ReturnType<typeof sql>) => test.run(() => statement.execute(database()));

    it.each(['petrova', 'PETROVA', 'petrova@example.edu', ' Petrova@Example.edu '])(
      'opens for the right password of %s and tells who it is',
      async (login) => {
        const response = await trySignIn(server, { login, password });
        expect(response.statusCode).toBe(200);
        expect(response.json()).toEqual({
          user: {
            id: petrova.id,
            login: 'petrova',
            name: 'Person petrova',
            email: 'petrova@example.edu',
            locale: 'ru',
          },
          roles: ['head', 'teacher'],
          permissions: [],
          studentId: null,
          timeZone: 'Europe/Moscow',
          now: '2024-11-10T21:00:00.000Z',
        });
        const again = await getSession({ cookie: cookieOf(response) });
        expect(again.json()).toEqual(response.json());
      },
    );

    it('tells which student the person is and what the roles permit', async () => {
      await test.run(async () => {
        const operator = await addPerson('operator', 'operator');
        await sql`insert into student (id, user_id) overriding system value values (7, ${operator.id})`.execute(
          database(),
        );
      });
      const response = await getSession(await signInAs(server, 'operator'));
      expect(response.json()).toMatchObject({ studentId: 7, roles: ['operator'], permissions: ['users.read'] });
    });

    it.each([
      ['a wrong password', { login: 'petrova', password: 'wrong horse battery' }],
      ['an unknown login', { login: 'nobody', password }],
      ['an unknown address', { login: 'nobody@example.edu', password }],
      ['what can be no login', { login: "' or 1=1 --", password }],
    ])('does not open for %s, and the answer does not tell which it was', async (_what, credentials) => {
      const response = await trySignIn(server, credentials);
      expect(response.statusCode).toBe(401);
      expect(readProblem(response)).toMatchObject({ code: 'sign_in.wrong', detail: 'Wrong login or password.' });
      expect(response.cookies).toEqual([]);
    });

    it('takes as long to refuse an unknown login as a wrong password', async () => {
      const fastest = async (login: string): Promise<number> => {
        const times: number[] = [];
        for (let attempt = 0; attempt < 5; attempt += 1) {
          const before = performance.now();
          await trySignIn(server, { login, password: 'wrong horse battery' });
          times.push(performance.now() - before);
        }
        return Math.min(...times);
      };
      const known = await fastest('petrova');
      // Without the hashing it would be a tenth.
      expect(await fastest('nobody')).toBeGreaterThan(known / 3);
    });

    it('does not open for a person who is no longer active', async () => {
      await runSql(sql`update user_account set is_active = false`);
      const response = await trySignIn(server, { login: 'petrova', password });
      expect(readProblem(response).code).toBe('sign_in.wrong');
    });

    it('does not open for a person without a password', async () => {
      await runSql(sql`update user_credential set password = null`);
      const response = await trySignIn(server, { login: 'petrova', password });
      expect(readProblem(response).code).toBe('sign_in.wrong');
    });

    it('does not open at the wish of a foreign page', async () => {
      const headers = { 'sec-fetch-site': 'cross-site' };
      const response = await trySignIn(server, { login: 'petrova', password }, { headers });
      expect(readProblem(response).code).toBe('access.foreign_origin');
    });

    it('opens over a real connection, from the page at the address that was asked', async () => {
      const address = await server.listen({ port: 0 });
      const opened = await fetch(`${address}/api/v1/session`, {
        method: 'POST',
        headers: { origin: address, 'content-type': 'application/json' },
        body: JSON.stringify({ login: 'petrova', password }),
      });
      expect(opened.status).toBe(200);
      const [cookie = ''] = opened.headers.getSetCookie();
      const session = await fetch(`${address}/api/v1/session`, { headers: { cookie: cookie.split(';')[0] ?? '' } });
      expect(await session.json()).toMatchObject({ user: { login: 'petrova' } });
    });

    it('keeps its cookie from scripts and foreign pages', async () => {
      const { cookies } = await trySignIn(server, { login: 'petrova', password });
      expect(cookies).toMatchObject([
        { name: 'pulse.session_token', httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 90 * 86_400 },
        { name: 'pulse.device', httpOnly: true, sameSite: 'Lax', path: '/api/v1/session' },
      ]);
      expect(cookies[0]).not.toHaveProperty('secure');
    });

    it('lets its cookie travel over https only where there is https', async () => {
      const access = { ...accessOfIdentity, publicUrl: 'https://pulse.example.edu' };
      const secure = await startIdentityServer(testRuntime(test.database, { access }));
      const response = await trySignIn(secure, { login: 'petrova', password });
      expect(response.cookies).toMatchObject([
        { name: '__Secure-pulse.session_token', secure: true },
        { name: 'pulse.device', secure: true },
      ]);
      const session = await secure.inject({ url: '/api/v1/session', headers: { cookie: cookieOf(response) } });
      expect(session.statusCode).toBe(200);
      await secure.close();
    });

    it('ends for good when the person signs out, and others stay', async () => {
      const [leaving, staying] = [await signInAs(server, 'petrova'), await signInAs(server, 'petrova')];
      const response = await server.inject({ method: 'DELETE', url: '/api/v1/session', headers: leaving });
      expect(response.statusCode).toBe(204);
      expect(response.cookies).toContainEqual(expect.objectContaining({ name: 'pulse.session_token', maxAge: 0 }));
      expect(readProblem(await getSession(leaving)).code).toBe('sign_in.required');
      expect((await getSession(staying)).statusCode).toBe(200);
    });

    it('does not end at the wish of a foreign page', async () => {
      const { cookie } = await signInAs(server, 'petrova');
      const headers = { cookie, origin: 'https://evil.example' };
      const response = await server.inject({ method: 'DELETE', url: '/api/v1/session', headers });
      expect(readProblem(response).code).toBe('access.foreign_origin');
      expect((await getSession({ cookie })).statusCode).toBe(200);
    });

    it.each([
      ['it is revoked', sql`delete from session`],
      ['it has expired', sql`update session set expires_at = now() - interval '1 second'`],
      ['the person is no longer active', sql`update user_account set is_active = false`],
      ['the person is removed', sql`delete from user_account`],
    ])('is over with the next request once %s', async (_when, statement) => {
      const headers = await signInAs(server, 'petrova');
      expect((await getSession(headers)).statusCode).toBe(200);
      await runSql(statement);
      const response = await getSession(headers);
      expect(response.statusCode).toBe(401);
      expect(readProblem(response).code).toBe('sign_in.required');
    });

    it('loses a role with the next request once it is taken away', async () => {
      const headers = await signInAs(server, 'petrova');
      await runSql(sql`delete from role_grant where role = 'head'`);
      expect((await getSession(headers)).json()).toMatchObject({ roles: ['teacher'] });
    });

    it('is not opened by a cookie that somebody made', async () => {
      const { cookie } = await signInAs(server, 'petrova');
      const [name = '', value = ''] = cookie.split('=');
      const [token = ''] = decodeURIComponent(value).split('.');
      for (const forged of [token, `${token}.${'A'.repeat(43)}=`, '', `x${decodeURIComponent(value)}`]) {
        const response = await getSession({ cookie: `${name}=${encodeURIComponent(forged)}` });
        expect(response.statusCode).toBe(401);
      }
    });

    it('is not opened by a cookie that was signed with another secret', async () => {
      const access = { ...accessOfIdentity, secret: 'another secret for tests, just as long' };
      const other = await startIdentityServer(testRuntime(test.database, { access }));
      const { cookie } = await signInAs(other, 'petrova');
      expect((await getSession({ cookie })).statusCode).toBe(401);
      await other.close();
    });

    it('has its last use noted every five minutes', async () => {
      const headers = await signInAs(server, 'petrova');
      expect((await getSession(headers)).cookies).toEqual([]);
      await runSql(sql`update session set expires_at = expires_at - interval '6 minutes',
        updated_at = updated_at - interval '6 minutes'`);
      expect((await getSession(headers)).cookies).toMatchObject([{ name: 'pulse.session_token' }]);
      const { rows } = await test.run(() =>
        sql`select updated_at > now() - interval '1 minute' as "isNoted" from session`.execute(database()),
      );
      expect(rows).toEqual([{ isNoted: true }]);
    });

    it.each([
      ['seven days without use', sql`update session set updated_at = now() - interval '7 days 1 minute'`],
      ['thirty days', sql`update session set created_at = now() - interval '30 days 1 minute'`],
    ])('ends after %s, or as the lifetimes are set', async (_when, statement) => {
      const headers = await signInAs(server, 'petrova');
      await runSql(statement);
      expect((await getSession(headers)).statusCode).toBe(401);
      const longer = { idleSeconds: 60 * 86_400, absoluteSeconds: 60 * 86_400 };
      await test.run(() => setSetting(lifetimesSetting, longer, null));
      expect((await getSession(headers)).statusCode).toBe(200);
    });

    it('remembers the address it was opened from, whatever headers claim', async () => {
      const headers = { 'x-pulse-address': '203.0.113.66', 'x-forwarded-for': '203.0.113.77' };
      await trySignIn(server, { login: 'petrova', password }, { address: '198.51.100.4', headers });
      const { rows } = await test.run(() => sql`select ip_address from session`.execute(database()));
      expect(rows).toEqual([{ ip_address: '198.51.100.4' }]);
    });

    it('speaks the language the person chooses', async () => {
      const headers = await signInAs(server, 'petrova');
      const change = (locale: string) =>
        server.inject({ method: 'PATCH', url: '/api/v1/session/preferences', headers, payload: { locale } });
      expect((await change('en')).statusCode).toBe(204);
      expect((await getSession(headers)).json()).toMatchObject({ user: { locale: 'en' } });
      expect(readProblem(await change('de')).detail).toBe('The request is not valid: locale: must be ru, en.');
    });
  },
  { access: accessOfIdentity },
);
