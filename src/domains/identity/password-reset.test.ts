import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { secretOf, startMail, type MailForTests } from '#test/support/mail.ts';
import {
  accessOfIdentity,
  addPerson,
  password,
  signInAs,
  startIdentityServer,
  trySignIn,
} from '#test/support/people.ts';
import { readProblem } from '#test/support/server.ts';
import { createLink, identity } from './index.ts';

const next = 'four quiet green teapots';

describeOnBothDatabases(
  'a forgotten password',
  (test) => {
    let server: FastifyInstance;
    let mail: MailForTests;
    beforeEach(async () => {
      server = await startIdentityServer(test.runtime);
      mail = await startMail(test.runtime);
      await test.run(() => addPerson('petrova', 'teacher'));
    });
    afterEach(async () => {
      await mail.stop();
      await server.close();
    });
    const post = (url: string, payload: object, address = '192.0.2.1') =>
      server.inject({ method: 'POST', url: `/api/v1${url}`, payload, remoteAddress: address });
    const ask = (login: string, address?: string) => post('/password-resets', { login }, address);
    const accept = (secret: string, chosen: string, purpose = 'password_reset') =>
      post('/links/accept', { purpose, secret, password: chosen });
    const letters = async () => {
      await test.run(() => finishTasks(test.runtime));
      return mail.smtp.letters;
    };

    it('is replaced by a link in a letter; all sessions end; the link works once', async () => {
      const session = await signInAs(server, 'petrova');
      expect((await ask('Petrova@example.edu')).statusCode).toBe(204);
      const [letter] = await letters();
      const secret = secretOf(letter?.text);
      const looked = await post('/links/look', { purpose: 'password_reset', secret });
      expect(looked.json()).toEqual({ name: 'Person petrova', login: 'petrova' });
      expect((await accept(secret, next)).json()).toEqual({ name: 'Person petrova', login: 'petrova' });
      expect((await server.inject({ url: '/api/v1/session', headers: session })).statusCode).toBe(401);
      expect((await trySignIn(server, { login: 'petrova', password })).statusCode).toBe(401);
      expect((await trySignIn(server, { login: 'petrova', password: next })).statusCode).toBe(200);
      expect(readProblem(await accept(secret, 'another quiet teapot')).code).toBe('link.invalid');
    });

    it.each([
      ['short', 'user.weak_password'],
      ['Password2024!', 'user.common_password'],
      ['petrova2024!', 'user.common_password'],
    ])('is not replaced by %s, and the link goes on working', async (weak, code) => {
      await ask('petrova');
      const secret = secretOf((await letters())[0]?.text);
      expect(readProblem(await accept(secret, weak)).code).toBe(code);
      expect((await accept(secret, next)).statusCode).toBe(200);
    });

    it('is answered alike for nobody, who gets no letter, and for somebody inactive', async () => {
      await test.run(async () => {
        await addPerson('gone', 'teacher');
        await sql`update user_account set is_active = false where username = 'gone'`.execute(database());
      });
      const answers = [await ask('petrova'), await ask('nobody'), await ask('gone')];
      expect(answers.map(({ statusCode, body }) => [statusCode, body])).toEqual(answers.map(() => [204, '']));
      expect((await letters()).map(({ to }) => to)).toEqual([['petrova@example.edu']]);
    });

    it('can be asked for five times in a window, by whatever address, whether the login exists or not', async () => {
      for (const login of ['petrova', 'nobody']) {
        for (let time = 1; time <= 5; time += 1) expect((await ask(login, `198.51.100.${time}`)).statusCode).toBe(204);
        expect(readProblem(await ask(login, '198.51.100.9')).code).toBe('sign_in.throttled');
      }
    });

    it('is in the audit: asked for, by whomever; chosen by its person, as a first or another one', async () => {
      const { invited, link } = await test.run(async () => {
        const { id } = await addPerson('ivanova', 'student');
        return { invited: id, link: await createLink({ userId: id, purpose: 'invitation' }) };
      });
      await ask('petrova');
      await ask('nobody');
      await accept(secretOf((await letters()).find(({ to }) => to.includes('petrova@example.edu'))?.text), next);
      await accept('x'.repeat(43), next);
      await accept(secretOf(link.url), next, 'invitation');
      const { rows } = await test.run(() =>
        sql<{ action: string; user_id: string | null; actor_id: string | null; details: object }>`
          select action, user_id, actor_id, details from audit_event
          where action like 'password.%' order by at, id`.execute(database()),
      );
      const petrova = rows.at(0)?.user_id ?? null;
      expect(petrova).not.toBeNull();
      expect(rows.map((row) => [row.action, row.user_id, row.actor_id, row.details])).toEqual([
        ['password.reset_requested', petrova, null, {}],
        ['password.reset_requested', null, null, {}],
        ['password.reset', petrova, petrova, {}],
        ['password.set', invited, invited, {}],
      ]);
    });

    it('cannot be asked for where there is no mail', async () => {
      test.runtime.mailer = undefined;
      expect(readProblem(await ask('petrova')).code).toBe('mail.not_configured');
    });

    it('by an invitation is the first one', async () => {
      const link = await test.run(async () => {
        const { id } = await addPerson('ivanova', 'student');
        await sql`delete from user_credential where user_id = ${id}`.execute(database());
        return createLink({ userId: id, purpose: 'invitation' });
      });
      expect(readProblem(await accept(secretOf(link.url), next)).code).toBe('link.invalid');
      expect((await accept(secretOf(link.url), next, 'invitation')).statusCode).toBe(200);
      expect((await trySignIn(server, { login: 'ivanova', password: next })).statusCode).toBe(200);
    });

    it('or not: a sign-in from a new browser is told by letter, the first and a known one are not', async () => {
      const known = await trySignIn(server, { login: 'petrova', password });
      const device = known.cookies.find(({ name }) => name === 'pulse.device');
      expect(device).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/api/v1/session' });
      const headers = { cookie: `pulse.device=${device?.value ?? ''}`, origin: accessOfIdentity.publicUrl };
      await trySignIn(server, { login: 'petrova', password }, { headers });
      expect(await letters()).toEqual([]);
      const firefox = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0' };
      await trySignIn(server, { login: 'petrova', password }, { address: '203.0.113.7', headers: firefox });
      const sent = await letters();
      expect(sent).toHaveLength(1);
      expect(sent[0]?.text).toContain('Firefox, Windows, адрес 203.0.113.7');
      expect(sent[0]?.text).toContain('http://localhost:8000/security');
    });
  },
  { access: accessOfIdentity, tasks: createTaskCatalogue(identity.tasks) },
);
