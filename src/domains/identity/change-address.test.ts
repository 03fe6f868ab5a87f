import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
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
import { createLink, createToken, identity } from './index.ts';

const wanted = 'New@Example.edu';

describeOnBothDatabases(
  'another e-mail address',
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
    const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
      server.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers });
    const ask = async (change: object = {}) =>
      post('/session/address', { email: wanted, password, ...change }, await signInAs(server, 'petrova'));
    const letters = async () => {
      await test.run(() => finishTasks(test.runtime));
      return mail.smtp.letters;
    };
    const emailOf = (login: string) =>
      test.run(async () => {
        const query = database().selectFrom('user_account').select(['email', 'email_verified', 'version']);
        return query.where('username', '=', login).executeTakeFirstOrThrow();
      });

    it('takes effect by the link sent to it, once; the old one is warned', async () => {
      expect((await ask()).statusCode).toBe(204);
      const sent = await letters();
      const [link, warning] = ['new@example.edu', 'petrova@example.edu'].map((to) =>
        sent.find((letter) => letter.to.includes(to)),
      );
      expect(sent).toHaveLength(2);
      expect(warning?.text).toContain('new@example.edu');
      expect(secretOf(warning?.text)).toBe('');
      expect(await emailOf('petrova')).toMatchObject({ email: 'petrova@example.edu' });

      const secret = secretOf(link?.text);
      expect(link?.text).toContain('/confirm-address#');
      expect((await post('/links/confirm', { secret })).json()).toEqual({
        name: 'Person petrova',
        email: 'new@example.edu',
      });
      expect(await emailOf('petrova')).toEqual({ email: 'new@example.edu', email_verified: true, version: 2 });
      expect((await trySignIn(server, { login: 'new@example.edu', password })).statusCode).toBe(200);
      expect((await trySignIn(server, { login: 'petrova@example.edu', password })).statusCode).toBe(401);
      expect(readProblem(await post('/links/confirm', { secret })).code).toBe('link.invalid');
      const { rows } = await test.run(() =>
        sql`select details from audit_event where action = 'user.changed'`.execute(database()),
      );
      expect(rows).toEqual([{ details: { fields: ['email'] } }]);
    });

    it('needs the password, a signed-in person, a mail server and an address that is another', async () => {
      expect(readProblem(await ask({ password: 'not the password' })).code).toBe('user.wrong_password');
      expect(readProblem(await ask({ email: 'Petrova@example.edu' })).code).toBe('user.exists');
      const token = await test.run(() => createToken({ login: 'petrova', name: 'x' }));
      const byToken = await post('/session/address', { email: wanted, password }, { authorization: `Bearer ${token}` });
      expect(readProblem(byToken).code).toBe('access.in_person');
      test.runtime.mailer = undefined;
      expect(readProblem(await ask()).code).toBe('mail.not_configured');
      expect(mail.smtp.letters).toEqual([]);
    });

    it('that somebody has is refused when it is confirmed, and nothing changes', async () => {
      await test.run(() => addPerson('sidorov', 'teacher'));
      expect((await ask({ email: 'sidorov@example.edu' })).statusCode).toBe(204);
      const link = (await letters()).find(({ to }) => to.includes('sidorov@example.edu'));
      const answer = await post('/links/confirm', { secret: secretOf(link?.text) });
      expect([answer.statusCode, readProblem(answer).code]).toEqual([409, 'person.exists']);
      expect(await emailOf('petrova')).toMatchObject({ email: 'petrova@example.edu', version: 1 });
    });

    it('ends the links for a new password that lie at the old one', async () => {
      const id = await test.run(async () => (await addPerson('belova', 'teacher')).id);
      const [reset, confirmation] = await test.run(async () => [
        await createLink({ userId: id, purpose: 'password_reset' }),
        await createLink({ userId: id, purpose: 'email_confirmation', email: 'belova@new.edu' }),
      ]);
      const look = async () =>
        (await post('/links/look', { purpose: 'password_reset', secret: secretOf(reset.url) })).statusCode;
      expect(await look()).toBe(200);
      expect((await post('/links/confirm', { secret: secretOf(confirmation.url) })).statusCode).toBe(200);
      expect(await look()).toBe(422);
    });

    it('may be asked for five times in a quarter of an hour', async () => {
      const headers = await signInAs(server, 'petrova');
      const statuses = [];
      for (let time = 0; time < 6; time += 1) {
        statuses.push((await post('/session/address', { email: wanted, password }, headers)).statusCode);
      }
      expect(statuses).toEqual([204, 204, 204, 204, 204, 429]);
    });
  },
  { access: accessOfIdentity, tasks: createTaskCatalogue(identity.tasks) },
);
