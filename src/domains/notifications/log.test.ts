import { sql } from 'kysely';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { domains } from '#app/domains.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { newId } from '#kernel/ids.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { authenticate } from '#domains/identity/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { accessOfIdentity, addPerson, signInAs } from '#test/support/people.ts';
import { deliveryFiguresSchema, deliveryListSchema, ownDeliveriesSchema } from './contract.ts';

describeOnBothDatabases(
  'the log of messages',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(() => server?.close());

    /** Seven deliveries due at one moment: five sent to Vera by letter, one skipped, one failed to Anton by Telegram. */
    async function open() {
      const routes = domains.flatMap((domain) => domain.routes);
      server = await createHttpServer({ runtime: test.runtime, routes, authenticate });
      const vera = await addPerson('vera', 'student');
      const anton = await addPerson('anton', 'teacher');
      await addPerson('boss', 'administrator');
      const rows = [
        ...[1, 2, 3, 4, 5].map(() => ({ user: vera.id, channel: 'email', state: 'sent', reason: null })),
        { user: vera.id, channel: 'telegram', state: 'skipped', reason: 'not_linked' },
        { user: anton.id, channel: 'telegram', state: 'failed', reason: 'bot_blocked' },
      ].map((row) => ({ ...row, id: newId(), notification: newId() }));
      await sql`
        with row as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
          id uuid, notification uuid, "user" text, channel text, state text, reason text
        )), made as (
          insert into notification (id, user_id, kind, key, facts, due_at, state)
          select notification, "user", 'reminders.deadline', id::text, '{}', now(), 'planned' from row
        )
        insert into notification_delivery (id, notification_id, user_id, kind, channel, state, reason, due_at)
        select id, notification, "user", 'reminders.deadline', channel, state, reason, now() from row`.execute(
        database(),
      );
      const of = async (login: string) => {
        const headers = server && { ...(await signInAs(server, login)), 'accept-language': 'en' };
        return (path: string) => server?.inject({ url: `/api/v1${path}`, ...(headers && { headers }) });
      };
      return { boss: await of('boss'), vera: await of('vera') };
    }
    const parsed = async (answer: PromiseLike<LightMyRequestResponse> | undefined) =>
      deliveryListSchema.parse((await answer)?.json());

    it('is paged without a gap, also among those due at one moment, and narrowed', () =>
      test.run(async () => {
        const { boss } = await open();
        const first = await parsed(boss('/messages?limit=3'));
        const second = await parsed(boss(`/messages?limit=3&cursor=${first.nextCursor ?? ''}`));
        const third = await parsed(boss(`/messages?limit=3&cursor=${second.nextCursor ?? ''}`));
        const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id));
        expect(ids).toHaveLength(7);
        expect(new Set(ids).size).toBe(7);
        expect(third.nextCursor).toBeNull();
        const failed = await parsed(boss('/messages?state=failed&channel=telegram&kind=reminders.deadline'));
        expect(failed.items).toMatchObject([
          { person: { name: 'Person anton', login: 'anton' }, reason: 'bot_blocked' },
        ]);
        expect((await parsed(boss('/messages?search=ver'))).items).toHaveLength(6);
        expect((await parsed(boss('/messages?search=nobody'))).items).toEqual([]);
      }));

    it('is counted by day and channel, and taken along as a file', () =>
      test.run(async () => {
        const { boss } = await open();
        const { days } = deliveryFiguresSchema.parse((await boss('/messages/figures?days=3'))?.json());
        expect(days.map(({ email, telegram }) => [email.sent, telegram.skipped, telegram.failed])).toEqual([
          ...[
            [0, 0, 0],
            [0, 0, 0],
            [5, 1, 1],
          ],
        ]);
        const file = await boss('/messages/export?format=csv&state=skipped');
        const lines = file?.body.trim().split('\r\n') ?? [];
        expect(lines).toHaveLength(2);
        expect(lines[1]).toContain(
          'Person vera,vera,reminders.deadline,reminders.deadline,telegram,skipped,not_linked',
        );
      }));

    it('shows a person their own alone', () =>
      test.run(async () => {
        const { vera } = await open();
        const own = ownDeliveriesSchema.parse((await vera('/notification-preferences/deliveries'))?.json());
        expect(own.items.map(({ state }) => state).toSorted()).toEqual(
          ['sent', 'sent', 'sent', 'sent', 'sent', 'skipped'].toSorted(),
        );
        expect((await vera('/messages'))?.statusCode).toBe(403);
      }));
  },
  { access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
);
