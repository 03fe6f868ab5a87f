import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { accessOfIdentity, addPerson, password, startIdentityServer, trySignIn } from '#test/support/people.ts';
import { readProblem } from '#test/support/server.ts';

describeOnBothDatabases(
  'guessing passwords',
  (test) => {
    let server: FastifyInstance;
    beforeEach(async () => {
      server = await startIdentityServer(test.runtime);
      await test.run(() => addPerson('petrova', 'teacher'));
    });
    afterEach(() => server.close());
    const runSql = (statement: ReturnType<typeof sql>) => test.run(() => statement.execute(database()));
    const guess = (login = 'petrova', address = '192.0.2.1') =>
      trySignIn(server, { login, password: 'wrong horse battery' }, { address });
    const signIn = (address = '192.0.2.1') => trySignIn(server, { login: 'petrova', password }, { address });
    /** As if so many failed attempts had been counted for everything counted so far. */
    const pretend = (attempts: number) => runSql(sql`update sign_in_attempt set attempts = ${attempts}`);

    it('ends after ten failures, even for the right password, until the window is over', async () => {
      for (let attempt = 1; attempt <= 10; attempt += 1) expect((await guess()).statusCode).toBe(401);
      const refused = await signIn();
      expect(refused.statusCode).toBe(429);
      const problem = readProblem(refused);
      expect(problem.code).toBe('sign_in.throttled');
      expect(problem.params?.['seconds']).toBeGreaterThan(800);
      expect(problem.params?.['seconds']).toBeLessThanOrEqual(900);
      expect(refused.headers['retry-after']).toBe(String(problem.params?.['seconds']));
      await runSql(sql`update sign_in_attempt set window_started_at = window_started_at - interval '901 seconds'`);
      expect((await signIn()).statusCode).toBe(200);
    });

    it('counts a login whatever its spelling', async () => {
      await guess('petrova');
      await pretend(10);
      expect((await guess(' PetrovA ')).statusCode).toBe(429);
    });

    it('counts attempts that are made at once', async () => {
      const statuses = await Promise.all(Array.from({ length: 16 }, async () => (await guess()).statusCode));
      expect(statuses.filter((status) => status === 401)).toHaveLength(10);
      expect(statuses.filter((status) => status === 429)).toHaveLength(6);
    });

    it('does not lock out the person at another address', async () => {
      await guess();
      await pretend(11);
      expect((await signIn('192.0.2.1')).statusCode).toBe(429);
      expect((await signIn('198.51.100.9')).statusCode).toBe(200);
    });

    it('from many addresses ends, too', async () => {
      await guess('petrova', '198.51.100.1');
      await pretend(50);
      expect((await guess('petrova', '198.51.100.2')).statusCode).toBe(429);
    });

    it('of many logins from one address ends, too', async () => {
      for (const login of ['ivanov', 'petrova']) await guess(login);
      await pretend(200);
      expect((await guess('sidorov')).statusCode).toBe(429);
      expect((await guess('sidorov', '198.51.100.9')).statusCode).toBe(401);
    });

    it('is forgotten once the person has signed in', async () => {
      await guess();
      await pretend(9);
      expect((await signIn()).statusCode).toBe(200);
      const { rows } = await test.run(() => sql`select attempts from sign_in_attempt`.execute(database()));
      // The address keeps what was counted before.
      expect(rows).toEqual([{ attempts: 9 }]);
      expect((await guess()).statusCode).toBe(401);
    });

    it('leaves neither logins nor addresses behind', async () => {
      await guess('my password, typed in the wrong place');
      const { rows } = await test.run(() => sql`select subject from sign_in_attempt`.execute(database()));
      expect(rows).toHaveLength(3);
      expect(JSON.stringify(rows)).not.toMatch(/password|192[.]0/);
    });
  },
  { access: accessOfIdentity },
);
