import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
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
import { readProblem } from '#test/support/server.ts';
import { generatePassword, setPassword } from './index.ts';

describeOnBothDatabases(
  'a password',
  (test) => {
    let server: FastifyInstance;
    beforeEach(async () => {
      server = await startIdentityServer(test.runtime);
      await test.run(() => addPerson('petrova', 'teacher'));
    });
    afterEach(() => server.close());
    const next = 'another horse battery';
    const change = (headers: Record<string, string>, current = password, chosen = next) =>
      server.inject({
        method: 'PUT',
        url: '/api/v1/session/password',
        headers: { ...headers, 'accept-language': 'en' },
        payload: { current, next: chosen },
      });
    const statusOf = async (headers: Record<string, string>): Promise<number> =>
      (await server.inject({ url: '/api/v1/session', headers })).statusCode;
    const signIn = async (chosen: string): Promise<number> =>
      (await trySignIn(server, { login: 'petrova', password: chosen })).statusCode;

    it('is changed by its owner, whose other sessions end', async () => {
      const [own, other] = [await signInAs(server, 'petrova'), await signInAs(server, 'petrova')];
      const response = await change(own);
      expect(response.statusCode).toBe(204);
      expect(await statusOf({ cookie: cookieOf(response) })).toBe(200);
      expect(await statusOf(own)).toBe(401);
      expect(await statusOf(other)).toBe(401);
      expect(await signIn(password)).toBe(401);
      expect(await signIn(next)).toBe(200);
    });

    it('stays when the current one is wrong', async () => {
      const own = await signInAs(server, 'petrova');
      const response = await change(own, 'wrong horse battery');
      expect(response.statusCode).toBe(422);
      expect(readProblem(response)).toMatchObject({
        code: 'user.wrong_password',
        detail: 'The current password is wrong.',
      });
      expect(await statusOf(own)).toBe(200);
      expect(await signIn(password)).toBe(200);
    });

    it('stays when the new one is too short', async () => {
      const response = await change(await signInAs(server, 'petrova'), password, 'ninechars');
      expect(readProblem(response)).toMatchObject({ code: 'user.weak_password', params: { min: 10 } });
      expect(await signIn(password)).toBe(200);
    });

    it('cannot be guessed by changing it', async () => {
      const own = await signInAs(server, 'petrova');
      await change(own, 'wrong horse battery');
      await test.run(() => sql`update sign_in_attempt set attempts = 10`.execute(database()));
      expect(readProblem(await change(own)).code).toBe('sign_in.throttled');
    });

    it('is set anew by an administrator, and all sessions end', async () => {
      const own = await signInAs(server, 'petrova');
      await test.run(() => setPassword('Petrova', next));
      expect(await statusOf(own)).toBe(401);
      expect(await signIn(password)).toBe(401);
      expect(await signIn(next)).toBe(200);
    });

    it('is set for a person who had none', async () => {
      await test.run(() => sql`delete from user_credential`.execute(database()));
      await test.run(() => setPassword('petrova', next));
      expect(await signIn(next)).toBe(200);
    });

    it('is not set for nobody, nor when it is too short', async () => {
      await expect(test.run(() => setPassword('nobody', next))).rejects.toMatchObject({ code: 'user.not_found' });
      await expect(test.run(() => setPassword('petrova', 'short'))).rejects.toMatchObject({
        code: 'user.weak_password',
      });
    });

    it('is kept as an argon2id hash with a salt of its own', async () => {
      await test.run(() => addPerson('ivanov', 'teacher'));
      const { rows } = await test.run(() =>
        sql<{ password: string }>`select password from user_credential`.execute(database()),
      );
      expect(new Set(rows.map((row) => row.password)).size).toBe(2);
      for (const row of rows) expect(row.password).toMatch(/^[$]argon2id[$]v=19[$]m=19456,t=2,p=1[$]/);
    });

    it('that we make is readable, long and never the same', () => {
      const made = Array.from({ length: 200 }, generatePassword);
      for (const one of made) expect(one).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
      expect(new Set(made).size).toBe(200);
    });
  },
  { access: accessOfIdentity },
);
