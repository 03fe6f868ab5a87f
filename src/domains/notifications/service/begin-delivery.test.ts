import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '#kernel/ids.ts';
import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import { defineNotification } from '#kernel/notifications/define-notification.ts';
import { notify } from '#kernel/notifications/notify.ts';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';
import { beginDelivery } from './begin-delivery.ts';

/** Tells of works; those that begin with a dash are settled by the time it is sent. */
const kind = defineNotification<{ works: string[] }>({
  name: 'test.works',
  facts: z.object({ works: z.array(z.string()) }),
  roles: ['student'],
  title: { ru: 'Работы', en: 'Works' },
  about: { ru: 'Работы', en: 'Works' },
  channels: ['email'],
  words: ({ works }) => ({ subject: works.join(), paragraphs: [] }),
  example: () => ({ works: ['one'] }),
  renew: (raised) => {
    const left = raised.map(({ id, facts }) => [id, facts.works.filter((work) => !work.startsWith('-'))] as const);
    return Promise.resolve(new Map(left.flatMap(([id, works]) => (works.length > 0 ? [[id, { works }]] : []))));
  },
});

describeOnBothDatabases(
  'beginning a delivery',
  (test) => {
    it('says what is left of several things, and nothing when all are settled', () =>
      test.run(async () => {
        const { id: userId } = await addPerson('anna', 'student');
        await notify(kind, [
          { userId, key: 'some', facts: { works: ['-one', 'two'] } },
          { userId, key: 'none', facts: { works: ['-one'] } },
        ]);
        const ids = { some: newId(), none: newId() };
        await sql`
          insert into notification_delivery (id, notification_id, user_id, kind, channel, state, due_at)
          select case key when 'some' then ${ids.some}::uuid else ${ids.none}::uuid end, id, user_id, kind, 'email',
            'waiting', now() from notification`.execute(database());
        expect((await beginDelivery(ids.some, 'email'))?.words.subject).toBe('two');
        expect(await beginDelivery(ids.none, 'email')).toBeUndefined();
        const { rows } = await sql`
          select state, reason from notification_delivery where id = ${ids.none}`.execute(database());
        expect(rows).toEqual([{ state: 'skipped', reason: 'no_longer_so' }]);
      }));
  },
  { notifications: createNotificationCatalogue([kind]) },
);
