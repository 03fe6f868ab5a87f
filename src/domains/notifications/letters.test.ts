import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { domains } from '#app/domains.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import { notify } from '#kernel/notifications/notify.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { flushViews } from '#domains/audit/index.ts';
import { authenticate } from '#domains/identity/index.ts';
import { alarmKind, newsKind, settled } from '#test/fixtures/notification-kinds.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { startMail, type MailForTests } from '#test/support/mail.ts';
import { accessOfIdentity, addPerson, signInAs } from '#test/support/people.ts';
import { plainRun } from '#test/support/task-run.ts';
import { notifications } from './index.ts';
import { outboxLetterSchema, outboxSchema, stoppedAddressesSchema } from './outbox/contract.ts';
import { sendLetterKind } from './service/kinds.ts';
import { sendLetter } from './service/send-letter.ts';
import { cleanUp } from './service/clean-up.ts';
import { takeTurn } from './store/letters.ts';

describeOnBothDatabases(
  'letters of notifications',
  (test) => {
    const open: { mail?: MailForTests; server?: FastifyInstance } = {};
    beforeEach(() => settled.clear());
    afterEach(async () => {
      await open.mail?.stop();
      await open.server?.close();
      delete open.mail;
      delete open.server;
    });

    async function startServer(): Promise<FastifyInstance> {
      const routes = domains.flatMap((domain) => domain.routes);
      open.server = await createHttpServer({ runtime: test.runtime, routes, authenticate });
      return open.server;
    }
    async function startMailServer() {
      open.mail = await startMail(test.runtime);
      return open.mail.smtp;
    }
    async function addReader(login: string): Promise<string> {
      const { id } = await addPerson(login, 'student');
      await sql`insert into notification_rhythm (user_id) values (${id})`.execute(database());
      return id;
    }
    const tell = (userId: string, text: string, kind = newsKind) =>
      transaction(() => notify(kind, [{ userId, key: text, facts: { text } }]));
    const letterStates = async () => {
      const { rows } = await sql<{ state: string; reason: string | null; attempts: number; remoteId: string | null }>`
        select state, reason, attempts, remote_id as "remoteId" from notification_delivery
        where channel = 'email' order by id`.execute(database());
      return rows;
    };
    const getDeliveryId = async (): Promise<string> => {
      const { rows } = await sql<{ id: string }>`
        select id from notification_delivery where channel = 'email'`.execute(database());
      return rows.at(0)?.id ?? '';
    };

    it('are sent with all that a mail program needs to stop them; those that cannot wait have no such button', () =>
      test.run(async () => {
        const smtp = await startMailServer();
        const vera = await addReader('vera');
        await tell(vera, 'Оценки');
        await tell(vera, 'Тревога', alarmKind);
        await finishTasks(test.runtime);
        expect(smtp.letters).toHaveLength(2);
        const letter = smtp.letters.find(({ text }) => text.includes('Оценки'));
        const token = /unsubscribe#(\S+)/.exec(letter?.text ?? '')?.[1] ?? '';
        expect(letter?.text).toContain('Здравствуйте, Person vera!');
        expect(letter?.source.replaceAll(/\r\n\s+/g, ' ')).toContain(
          `List-Unsubscribe: <http://localhost:8000/api/v1/unsubscribe/${token}>`,
        );
        expect(letter?.source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
        const alarm = smtp.letters.find(({ text }) => text.includes('Тревога'));
        expect(alarm?.source).not.toContain('unsubscribe');
        const states = await letterStates();
        expect(states.map(({ state }) => state)).toEqual(['sent', 'sent']);
        expect(states.map(({ remoteId }) => `<${remoteId}>`).sort()).toEqual(
          smtp.letters.map(({ messageId }) => messageId).sort(),
        );

        const server = await startServer();
        const url = `/api/v1/unsubscribe/${token}`;
        expect((await server.inject(url)).json()).toMatchObject({ title: 'Новости', channel: 'email', isOn: true });
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        const pressed = await server.inject({ method: 'POST', url, headers, payload: 'List-Unsubscribe=One-Click' });
        expect(pressed.json()).toMatchObject({ isOn: false });
        await tell(vera, 'Ещё');
        await finishTasks(test.runtime);
        expect((await letterStates()).at(-1)).toMatchObject({ state: 'skipped', reason: 'turned_off' });
        expect((await server.inject({ method: 'DELETE', url })).json()).toMatchObject({ isOn: true });
        const changed = `${token.slice(0, 3)}${token[3] === 'a' ? 'b' : 'a'}${token.slice(4)}`;
        expect((await server.inject(`/api/v1/unsubscribe/${changed}`)).statusCode).toBe(404);
        // No other route takes such a form.
        expect(
          (await server.inject({ method: 'POST', url: '/api/v1/session', headers, payload: 'a=b' })).statusCode,
        ).toBe(415);
      }));

    it('lie in the outbox where there is no mail server: administrators read them, which is noted', () =>
      test.run(async () => {
        await tell(await addReader('vera'), 'Оценки');
        await finishTasks(test.runtime);
        expect(await letterStates()).toMatchObject([{ state: 'sent' }]);
        const server = await startServer();
        await addPerson('boss', 'administrator');
        const boss = await signInAs(server, 'boss');
        const { items, hasMailServer } = outboxSchema.parse(
          (await server.inject({ url: '/api/v1/outbox', headers: boss })).json(),
        );
        expect(hasMailServer).toBe(false);
        expect(items).toMatchObject([{ subject: 'Оценки', address: 'vera@example.edu', person: { login: 'vera' } }]);
        const url = `/api/v1/outbox/${items.at(0)?.id ?? ''}`;
        const letter = outboxLetterSchema.parse((await server.inject({ url, headers: boss })).json());
        expect(letter.html).toContain('Открыть');
        expect(letter.text).toContain('http://localhost:8000/courses');
        await flushViews();
        const { rows } = await sql`
          select action from audit_event where action in ('letter.viewed', 'messages.viewed') order by action`.execute(
          database(),
        );
        expect(rows).toEqual([{ action: 'letter.viewed' }, { action: 'messages.viewed' }]);
        const vera = await signInAs(server, 'vera');
        expect((await server.inject({ url, headers: vera })).statusCode).toBe(403);
      }));

    it('to a mailbox that does not exist are not tried again, nor others, until an administrator says so', () =>
      test.run(async () => {
        const smtp = await startMailServer();
        smtp.refuseWith = 550;
        const vera = await addReader('vera');
        await tell(vera, 'a');
        await finishTasks(test.runtime);
        await tell(vera, 'b');
        await finishTasks(test.runtime);
        expect(await letterStates()).toMatchObject([
          { state: 'failed', reason: 'refused', attempts: 1 },
          { state: 'skipped', reason: 'address_stopped' },
        ]);
        const server = await startServer();
        await addPerson('boss', 'administrator');
        const headers = await signInAs(server, 'boss');
        const list = async () =>
          stoppedAddressesSchema.parse((await server.inject({ url: '/api/v1/stopped-addresses', headers })).json())
            .items;
        expect(await list()).toMatchObject([{ address: 'vera@example.edu', code: '550', person: { id: vera } }]);
        smtp.refuseWith = undefined;
        const url = `/api/v1/stopped-addresses/${vera}`;
        expect((await server.inject({ method: 'DELETE', url, headers })).statusCode).toBe(204);
        expect(await list()).toEqual([]);
        await tell(vera, 'c');
        await finishTasks(test.runtime);
        expect(smtp.letters.map(({ text }) => text.includes('c.'))).toEqual([true]);
      }));

    it('that were planned before their kind was turned off do not come', () =>
      test.run(async () => {
        const vera = await addReader('vera');
        await tell(vera, 'a');
        const [dispatchTask] = notifications.tasks;
        await dispatchTask?.handler({}, plainRun());
        await sql`
          insert into notification_preference (user_id, kind, channel, is_on)
          values (${vera}, 'test.news', 'email', false)`.execute(database());
        await sendLetter(await getDeliveryId(), plainRun());
        expect(await letterStates()).toMatchObject([{ state: 'skipped', reason: 'turned_off', attempts: 0 }]);
      }));

    it('that the server does not take for now are tried again, and after the last time given up', () =>
      test.run(async () => {
        const smtp = await startMailServer();
        smtp.refuseWith = 451;
        await tell(await addReader('vera'), 'a');
        const [dispatchTask] = notifications.tasks;
        await dispatchTask?.handler({}, plainRun());
        const id = await getDeliveryId();
        await expect(sendLetter(id, plainRun(1))).rejects.toMatchObject({ code: 'mail.failed' });
        expect(await letterStates()).toMatchObject([{ state: 'sending', attempts: 1 }]);
        await sendLetter(id, plainRun(sendLetterKind.attempts));
        expect(await letterStates()).toMatchObject([{ state: 'failed', reason: 'gave_up', attempts: 2 }]);
        smtp.refuseWith = undefined;
        await sendLetter(id, plainRun(1));
        expect(smtp.letters).toEqual([]);
      }));

    it('leave for a mail domain no faster than they may, whoever sends', () =>
      test.run(async () => {
        const waits = await Promise.all(Array.from({ length: 5 }, () => takeTurn('example.edu', 10)));
        const sorted = waits.sort((one, other) => one - other);
        expect(sorted.at(0)).toBe(0);
        expect(sorted.at(-1)).toBeGreaterThan(300);
        expect(await takeTurn('example.com', 10)).toBe(0);
      }));

    it('are forgotten when they are old, and what nothing is done about any more is given up', () =>
      test.run(async () => {
        await tell(await addReader('vera'), 'old');
        await finishTasks(test.runtime);
        await sql`update outbox_letter set created_at = now() - interval '31 days'`.execute(database());
        await cleanUp(plainRun());
        const count = async (table: string) => {
          const { rows } = await sql<{
            count: number;
          }>`select count(*)::integer as count from ${sql.table(table)}`.execute(database());
          return rows.at(0)?.count;
        };
        expect(await count('outbox_letter')).toBe(0);
        expect(await count('notification_delivery')).toBe(2);
        await sql`
          update notification_delivery set state = 'sending', due_at = now() - interval '4 days'
          where channel = 'email'`.execute(database());
        await cleanUp(plainRun());
        expect(await letterStates()).toMatchObject([{ state: 'failed', reason: 'gave_up' }]);
        await sql`update notification set created_at = now() - interval '181 days'`.execute(database());
        await cleanUp(plainRun());
        expect(await count('notification_delivery')).toBe(0);
      }));
  },
  {
    access: { ...accessOfIdentity, permissions: joinPermissions(domains) },
    notifications: createNotificationCatalogue([newsKind, alarmKind]),
    tasks: createTaskCatalogue(notifications.tasks),
  },
);
