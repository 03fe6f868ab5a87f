import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { accessOfIdentity, addPerson, signInAs, startIdentityServer } from '#test/support/people.ts';
import { readProblem } from '#test/support/server.ts';
import { createToken } from './index.ts';

describeOnBothDatabases(
  'a token',
  (test) => {
    let server: FastifyInstance;
    beforeEach(async () => {
      server = await startIdentityServer(test.runtime);
      await test.run(() => addPerson('operator', 'operator'));
    });
    afterEach(() => server.close());
    const runSql = <Row>(statement: ReturnType<typeof sql<Row>>) => test.run(() => statement.execute(database()));
    const make = (login = 'operator', expiresInDays?: number) =>
      test.run(() => createToken({ login, name: 'script', expiresInDays }));
    const getUsers = (authorization: string, headers = {}) =>
      server.inject({ url: '/api/v1/users', headers: { authorization, ...headers } });
    const statusWith = async (authorization: string): Promise<number> => (await getUsers(authorization)).statusCode;

    it('lets a program do what its owner may', async () => {
      const token = await make();
      expect(token).toMatch(/^pulse_[\w-]{43}$/);
      const response = await getUsers(`Bearer ${token}`);
      expect(response.statusCode).toBe(200);
      const session = await server.inject({ url: '/api/v1/session', headers: { authorization: `bearer ${token}` } });
      expect(session.json()).toMatchObject({ user: { login: 'operator' }, permissions: ['users.read'] });
    });

    it('lets it do no more than that', async () => {
      await test.run(() => addPerson('petrova', 'teacher'));
      const response = await getUsers(`Bearer ${await make('petrova')}`);
      expect(response.statusCode).toBe(403);
      expect(readProblem(response)).toMatchObject({ code: 'access.denied', params: { permission: 'users.read' } });
    });

    it.each([
      ['its owner loses the role', sql`delete from role_grant`, 403],
      ['its owner is no longer active', sql`update user_account set is_active = false`, 401],
      ['it is revoked', sql`delete from api_token`, 401],
      ['it has expired', sql`update api_token set expires_at = now() - interval '1 second'`, 401],
    ])('is worth nothing with the next request once %s', async (_when, statement, status) => {
      const token = await make();
      expect(await statusWith(`Bearer ${token}`)).toBe(200);
      await runSql(statement);
      expect(await statusWith(`Bearer ${token}`)).toBe(status);
    });

    it('expires after the days it was made for, or never', async () => {
      await make('operator', 30);
      await make('operator');
      const { rows } = await runSql(
        sql`select round(extract(epoch from expires_at - now()) / 86400)::int as days from api_token order by days`,
      );
      expect(rows).toEqual([{ days: 30 }, { days: null }]);
    });

    it('must be whole and ours', async () => {
      const token = await make();
      for (const wrong of [
        token,
        `Basic ${token}`,
        `Bearer ${token}x`,
        `Bearer ${token.slice(0, -1)}`,
        'Bearer ',
        '',
      ]) {
        expect(await statusWith(wrong)).toBe(401);
      }
    });

    it('that is wrong is not made good by a cookie', async () => {
      const { cookie } = await signInAs(server, 'operator');
      expect((await getUsers('Bearer pulse_wrong', { cookie })).statusCode).toBe(401);
    });

    it('needs no page of ours to change something', async () => {
      const headers = { authorization: `Bearer ${await make()}`, origin: 'https://elsewhere.example' };
      const payload = { locale: 'en' };
      const response = await server.inject({ method: 'PATCH', url: '/api/v1/session/preferences', headers, payload });
      expect(response.statusCode).toBe(204);
    });

    it('is kept as a hash', async () => {
      const token = await make();
      const { rows } = await runSql(sql`select * from api_token`);
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain(token.slice('pulse_'.length));
    });

    it('notes its use, and that at most once a minute', async () => {
      const token = await make();
      const lastUse = async (): Promise<string> => {
        await statusWith(`Bearer ${token}`);
        const { rows } = await runSql(sql<{ at: string }>`select last_used_at::text as at from api_token`);
        return rows.map((row) => row.at).join();
      };
      const first = await lastUse();
      expect(first).not.toBe('');
      expect(await lastUse()).toBe(first);
      await runSql(sql`update api_token set last_used_at = now() - interval '61 seconds'`);
      const noted = await lastUse();
      expect(Date.parse(noted)).toBeGreaterThanOrEqual(Date.parse(first));
    });

    it('is not made for nobody', async () => {
      await expect(make('nobody')).rejects.toMatchObject({ code: 'user.not_found', params: { login: 'nobody' } });
    });
  },
  { access: accessOfIdentity },
);
