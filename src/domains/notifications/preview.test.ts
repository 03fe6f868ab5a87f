import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { domains } from '#app/domains.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { newId } from '#kernel/ids.ts';
import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import { defineNotification } from '#kernel/notifications/define-notification.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { flushViews } from '#domains/audit/index.ts';
import { authenticate } from '#domains/identity/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { accessOfIdentity, addPerson, signInAs } from '#test/support/people.ts';
import { previewSchema } from './contract.ts';
import { notifications } from './index.ts';

const deadline = defineNotification({
  ...{ name: 'test.deadline', facts: z.object({ what: z.string() }), roles: ['student'], channels: ['email'] },
  title: { ru: 'Срок', en: 'Deadline' },
  about: { ru: 'Скоро', en: 'Soon' },
  words: ({ what }, { locale }) => ({
    ...{ subject: `${locale}: ${what}`, paragraphs: ['First.'] },
    lists: [{ title: 'List', items: [{ text: 'One', detail: 'till noon' }] }],
    action: { text: 'Open', path: '/my' },
  }),
  example: () => ({ what: 'Essay' }),
});

describeOnBothDatabases(
  'the preview of a notification',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(async () => {
      await test.run(flushViews);
      await server?.close();
    });

    async function open() {
      const kinds = [deadline, ...(notifications.notifications ?? [])];
      test.runtime.notifications = createNotificationCatalogue(kinds);
      const routes = domains.flatMap((domain) => domain.routes);
      server = await createHttpServer({ runtime: test.runtime, routes, authenticate });
      const vera = await addPerson('vera', 'student');
      await addPerson('boss', 'administrator');
      const headers = { ...(await signInAs(server, 'boss')) };
      const get = (query: string) => server?.inject({ url: `/api/v1/messages/preview?${query}`, headers });
      const post = (payload: object) =>
        server?.inject({ method: 'POST', url: '/api/v1/messages/preview', headers, payload });
      return { vera, get, post };
    }

    it('shows facts as they could be, in each language, as letter and as message', () =>
      test.run(async () => {
        const { get } = await open();
        const shown = previewSchema.parse((await get('kind=test.deadline&locale=en'))?.json());
        expect(shown.subject).toBe('en: Essay');
        expect(shown.html).toContain('First.');
        expect(shown.text).toContain('Hello Person boss');
        expect(shown.telegram).toBe('en: Essay\n\nFirst.\n\nList\n• One — till noon\n\n[ Open ]');
        expect((await get('kind=none'))?.json()).toMatchObject({ code: 'notification.unknown_kind' });
      }));

    it('shows facts of the newest real one, and notes that somebody looked', () =>
      test.run(async () => {
        const { vera, get } = await open();
        expect((await get('kind=test.deadline&facts=latest'))?.json()).toMatchObject({ code: 'notification.none_yet' });
        for (const [what, day] of [
          ['Old', '2026-01-01'],
          ['New', '2026-01-02'],
        ] as const) {
          const id = newId();
          await sql`
            insert into notification (id, user_id, kind, key, facts, due_at, state)
            values (${id}, ${vera.id}, 'test.deadline', ${what}, ${JSON.stringify({ what })}, ${day}, 'planned')`.execute(
            database(),
          );
          await sql`
            insert into notification_delivery (id, notification_id, user_id, kind, channel, state, due_at)
            values (${newId()}, ${id}, ${vera.id}, 'test.deadline', 'email', 'sent', ${day})`.execute(database());
        }
        const shown = previewSchema.parse((await get('kind=test.deadline&facts=latest'))?.json());
        expect(shown.subject).toBe('ru: New');
        expect(shown.text).toContain('Person vera');
        await flushViews();
        const events = database().selectFrom('audit_event').select('action').where('action', '=', 'messages.viewed');
        expect(await events.execute()).toHaveLength(1);
      }));

    it('is sent to oneself as a trial that says the same', () =>
      test.run(async () => {
        const { post } = await open();
        expect((await post({ kind: 'test.deadline', locale: 'en' }))?.statusCode).toBe(204);
        const { facts } = await database().selectFrom('notification').select('facts').executeTakeFirstOrThrow();
        const kind = test.runtime.notifications.find('notifications.test');
        const reader = { name: 'Boss', locale: 'ru', timeZone: 'Europe/Moscow' } as const;
        expect(kind?.words(kind.facts.parse(facts), reader).subject).toBe('en: Essay');
        expect((await post({ kind: 'none', locale: 'en' }))?.statusCode).toBe(404);
      }));
  },
  { access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
);
