import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { domains } from '#app/domains.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import { defineNotification } from '#kernel/notifications/define-notification.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { authenticate, createToken } from '#domains/identity/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { accessOfIdentity, addPerson, signInAs } from '#test/support/people.ts';
import { preferencesSchema } from './contract.ts';
import { notifications } from './index.ts';
import { getMinute } from './store/preferences.ts';

const kindOf = (name: string, role: 'student' | 'teacher') =>
  defineNotification({
    ...{ name, facts: z.object({}), roles: [role], channels: ['email'] },
    title: { ru: 'Срок', en: 'Deadline' },
    about: { ru: 'Скоро', en: 'Soon' },
    words: () => ({ subject: name, paragraphs: ['Text'] }),
    example: () => ({}),
  });

describeOnBothDatabases(
  'preferences of notifications',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(() => server?.close());

    async function open() {
      test.runtime.notifications = createNotificationCatalogue([
        kindOf('reminders.deadline', 'student'),
        kindOf('teaching.digest', 'teacher'),
        ...(notifications.notifications ?? []),
      ]);
      const routes = domains.flatMap((domain) => domain.routes);
      server = await createHttpServer({ runtime: test.runtime, routes, authenticate });
      const { id } = await addPerson('vera', 'student');
      const headers = { ...(await signInAs(server, 'vera')) };
      return { id, headers };
    }
    const call = (
      method: 'GET' | 'PATCH' | 'DELETE' | 'POST',
      headers: Record<string, string>,
      payload?: object,
      path = '',
    ) =>
      server?.inject({
        ...{ method, url: `/api/v1/notification-preferences${path}`, ...(payload && { payload }) },
        headers: { ...headers, 'accept-language': 'en' },
      });
    const parsed = async (answer: ReturnType<typeof call>) => preferencesSchema.parse((await answer)?.json());

    it('tell each role of its own kinds alone, as the kinds have it', () =>
      test.run(async () => {
        const { headers } = await open();
        const { kinds, rhythm, address, telegram } = await parsed(call('GET', headers));
        expect(kinds).toEqual([
          {
            ...{ name: 'reminders.deadline', title: 'Deadline', about: 'Soon', isUrgent: false },
            channels: { email: { isOn: true, isOnByDefault: true }, telegram: { isOn: false, isOnByDefault: false } },
          },
        ]);
        expect({ rhythm, telegram, email: address.email }).toEqual({
          ...{ rhythm: null, telegram: 'none', email: 'vera@example.edu' },
        });
      }));

    it('keep what differs from the default, and nothing else', () =>
      test.run(async () => {
        const { headers } = await open();
        const kind = 'reminders.deadline';
        const kept = async () =>
          (await sql`select channel, is_on as "isOn" from notification_preference order by channel`.execute(database()))
            .rows;
        const choices = (email: boolean, telegram: boolean) => ({
          choices: [
            { kind, channel: 'email', isOn: email },
            { kind, channel: 'telegram', isOn: telegram },
          ],
        });
        const changed = await parsed(call('PATCH', headers, choices(false, true)));
        expect(changed.kinds[0]?.channels).toMatchObject({ email: { isOn: false }, telegram: { isOn: true } });
        expect(await kept()).toEqual([
          { channel: 'email', isOn: false },
          { channel: 'telegram', isOn: true },
        ]);
        await call('PATCH', headers, choices(true, true));
        expect(await kept()).toEqual([{ channel: 'telegram', isOn: true }]);
        await call('DELETE', headers);
        expect(await kept()).toEqual([]);
      }));

    it('keep quiet hours over midnight in a zone of its own, and refuse what is none', () =>
      test.run(async () => {
        const { headers } = await open();
        const rhythm = { quietHours: { from: 1380, until: 420 }, timeZone: 'Asia/Novosibirsk' };
        expect((await parsed(call('PATCH', headers, { rhythm }))).rhythm).toEqual(rhythm);
        expect((await parsed(call('PATCH', headers, { choices: [] }))).rhythm).toEqual(rhythm);
        for (const wrong of [
          { ...rhythm, timeZone: 'Mars/Olympus' },
          { ...rhythm, timeZone: '+03:00' },
          { ...rhythm, quietHours: { from: 60, until: 60 } },
          { ...rhythm, quietHours: { from: 1440, until: 60 } },
        ]) {
          expect((await call('PATCH', headers, { rhythm: wrong }))?.statusCode).toBe(400);
        }
        const silent = { quietHours: null, timeZone: null };
        expect((await parsed(call('PATCH', headers, { rhythm: silent }))).rhythm).toEqual(silent);
        expect((await parsed(call('PATCH', headers, { rhythm: null }))).rhythm).toBeNull();
      }));

    it('are a person’s own: a token is refused, and so is a kind that the roles never get', () =>
      test.run(async () => {
        const { headers } = await open();
        const foreign = { choices: [{ kind: 'teaching.digest', channel: 'email', isOn: false }] };
        expect((await call('PATCH', headers, foreign))?.statusCode).toBe(404);
        const authorization = `Bearer ${await createToken({ login: 'vera', name: 'x' })}`;
        for (const [method, payload, path] of [
          ['GET', undefined, ''],
          ['PATCH', {}, ''],
          ['DELETE', undefined, ''],
          ['POST', undefined, '/test'],
          ['GET', undefined, '/deliveries'],
        ] as const) {
          expect((await call(method, { authorization }, payload, path))?.json()).toMatchObject({
            code: 'access.in_person',
          });
        }
      }));

    it('are tried by a message, once a minute', () =>
      test.run(async () => {
        const { id, headers } = await open();
        const raised = async () => (await sql`select kind, user_id from notification`.execute(database())).rows;
        const before = await getMinute();
        expect((await call('POST', headers, undefined, '/test'))?.statusCode).toBe(204);
        const again = await call('POST', headers, undefined, '/test');
        const after = await getMinute();
        // Where a minute has just begun, the second is one of its own.
        if (before !== after) return;
        expect(again?.json()).toMatchObject({ status: 429, code: 'notification.tried_lately' });
        expect(await raised()).toEqual([{ kind: 'notifications.test', user_id: id }]);
      }));
  },
  { access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
);
