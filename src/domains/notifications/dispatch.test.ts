import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { transaction } from '#kernel/database/transaction.ts';
import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import { notify, type Intent } from '#kernel/notifications/notify.ts';
import { clock, database } from '#kernel/runtime.ts';
import { setSetting } from '#kernel/settings.ts';
import { alarmKind, newsKind, settled } from '#test/fixtures/notification-kinds.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';
import { plainRun } from '#test/support/task-run.ts';
import { dispatch } from './service/dispatch.ts';
import { notificationSettings } from './service/settings.ts';
import { defaultNotificationSettings } from './settings/contract.ts';

const news = (userId: string, text: string, more: Partial<Intent<{ text: string }>> = {}) =>
  transaction(() => notify(newsKind, [{ userId, key: text, facts: { text }, ...more }]));

interface Found {
  text: string;
  channel: string;
  state: string;
  reason: string | null;
  /** Hours from now, rounded. */
  hours: number;
}

async function listDeliveries(): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select facts ->> 'text' as text, channel, delivery.state, reason,
      round(extract(epoch from delivery.due_at - now()) / 3600)::integer as hours
    from notification_delivery as delivery join notification on notification.id = notification_id
    order by text, channel`.execute(database());
  return rows;
}

async function listTasks(): Promise<{ name: string; count: number }[]> {
  const { rows } = await sql<{ name: string; count: number }>`
    select name, count(*)::integer as count from task where state = 'queued' and name <> 'notifications.dispatch'
    group by name order by name`.execute(database());
  return rows;
}

/** Hours of the person's own; none when not given. */
async function setRhythm(
  userId: string,
  quiet: { from: number; until: number } | null,
  timeZone: string | null = null,
) {
  await sql`
    insert into notification_rhythm (user_id, quiet_from, quiet_until, time_zone)
    values (${userId}, ${quiet?.from ?? null}, ${quiet?.until ?? null}, ${timeZone})`.execute(database());
}

describeOnBothDatabases(
  'dispatching',
  (test) => {
    beforeEach(() => settled.clear());

    /** A person whom nothing keeps from being told. */
    async function addReader(login: string, isLinked = true): Promise<string> {
      const { id } = await addPerson(login, 'student');
      await setRhythm(id, null);
      if (isLinked) {
        await sql`insert into telegram_link (user_id, chat_id) select ${id}, count(*) + 1 from telegram_link`.execute(
          database(),
        );
      }
      return id;
    }

    it('plans each channel that is on, says why the others are not used, and does nothing the second time', () =>
      test.run(async () => {
        await news(await addReader('linked'), 'a');
        await news(await addReader('unlinked', false), 'b');
        const chooser = await addReader('chooser');
        await sql`
          insert into notification_preference (user_id, kind, channel, is_on)
          values (${chooser}, 'test.news', 'email', false)`.execute(database());
        await news(chooser, 'c');
        const stopped = await addReader('stopped', false);
        await sql`
          insert into stopped_address (user_id, address, code)
          values (${stopped}, 'stopped@example.edu', '550')`.execute(database());
        await news(stopped, 'd');
        await dispatch(plainRun());
        await dispatch(plainRun());
        expect(
          (await listDeliveries()).map(({ text, channel, state, reason }) => [text, channel, state, reason]),
        ).toEqual([
          ['a', 'email', 'waiting', null],
          ['a', 'telegram', 'waiting', null],
          ['b', 'email', 'waiting', null],
          ['b', 'telegram', 'skipped', 'not_linked'],
          ['c', 'email', 'skipped', 'turned_off'],
          ['c', 'telegram', 'waiting', null],
          ['d', 'email', 'skipped', 'address_stopped'],
          ['d', 'telegram', 'skipped', 'not_linked'],
        ]);
        expect(await listTasks()).toEqual([
          { name: 'notifications.send_letter', count: 2 },
          { name: 'telegram.send_message', count: 2 },
        ]);
        // A stopped address is another than the one a person has meanwhile.
        await sql`update user_account set email = 'new@example.edu' where id = ${stopped}`.execute(database());
        await news(stopped, 'e');
        await dispatch(plainRun());
        expect((await listDeliveries()).filter(({ text }) => text === 'e')).toMatchObject([{ state: 'waiting' }, {}]);
      }));

    it('leaves out what is over, settled, or of somebody whose account is closed, and says so', () =>
      test.run(async () => {
        const reader = await addReader('reader', false);
        await news(reader, 'over', { expiresAt: new Date(clock().now().getTime() - 1000) });
        await news(reader, 'settled');
        await news(reader, 'still');
        settled.add('settled');
        const closed = await addReader('closed', false);
        await sql`update user_account set is_active = false where id = ${closed}`.execute(database());
        await news(closed, 'closed');
        await dispatch(plainRun());
        const letters = (await listDeliveries()).filter(({ channel }) => channel === 'email');
        expect(letters.map(({ text, state, reason }) => [text, state, reason])).toEqual([
          ['closed', 'skipped', 'account_closed'],
          ['over', 'skipped', 'expired'],
          ['settled', 'skipped', 'no_longer_so'],
          ['still', 'waiting', null],
        ]);
        const { rows } = await sql`select distinct state from notification order by state`.execute(database());
        expect(rows).toEqual([{ state: 'cancelled' }, { state: 'expired' }, { state: 'planned' }]);
      }));

    it('waits for the end of quiet hours, but not with what cannot wait', () =>
      test.run(async () => {
        const { id } = await addPerson('sleeper', 'student');
        // Quiet from an hour ago until five hours from now, in a zone far away.
        const { rows } = await sql<{ now: number }>`
          select (extract(hour from now() at time zone 'Asia/Vladivostok') * 60)::integer as now`.execute(database());
        const now = rows.at(0)?.now ?? 0;
        await setRhythm(id, { from: (now + 1380) % 1440, until: (now + 300) % 1440 }, 'Asia/Vladivostok');
        await news(id, 'later');
        await news(id, 'too late', { expiresAt: new Date(clock().now().getTime() + 3_600_000) });
        await transaction(() => notify(alarmKind, [{ userId: id, key: 'now', facts: { text: 'now' } }]));
        await dispatch(plainRun());
        const letters = (await listDeliveries()).filter(({ channel }) => channel === 'email');
        expect(letters).toMatchObject([
          { text: 'later', state: 'waiting' },
          { text: 'now', state: 'waiting', hours: 0 },
          { text: 'too late', state: 'skipped', reason: 'expired' },
        ]);
        expect([4, 5]).toContain(letters.at(0)?.hours);
        const tasks = await sql<{ lane: number; isLater: boolean }>`
          select lane, due_at > now() as "isLater" from task where name = 'notifications.send_letter'
          order by lane`.execute(database());
        expect(tasks.rows).toMatchObject([{ lane: 0, isLater: false }, { isLater: true }]);
      }));

    it('goes by the hours of the institution where a person has none of their own', () =>
      test.run(async () => {
        const quietHours = { from: 0, until: 1439 };
        await setSetting(notificationSettings, { ...defaultNotificationSettings, quietHours }, null);
        const { id } = await addPerson('sleeper', 'student');
        await news(id, 'later');
        await dispatch(plainRun());
        const { rows } = await sql<{ minute: string }>`
          select to_char(due_at at time zone 'Europe/Moscow', 'HH24:MI') as minute from notification_delivery
          where channel = 'email'`.execute(database());
        expect(rows).toEqual([{ minute: '23:59' }]);
      }));

    it('lets no more come in a day than are allowed: the rest waits for the next, or is left out', () =>
      test.run(async () => {
        await setSetting(notificationSettings, { ...defaultNotificationSettings, mostADay: 3 }, null);
        const reader = await addReader('reader', false);
        for (const text of ['1', '2']) await news(reader, text);
        await dispatch(plainRun());
        for (const text of ['3', '4', '5']) await news(reader, text);
        await news(reader, '6', { expiresAt: new Date(clock().now().getTime() + 1000) });
        await transaction(() => notify(alarmKind, [{ userId: reader, key: '7', facts: { text: '7' } }]));
        await dispatch(plainRun());
        const { rows } = await sql<{ text: string; reason: string | null; days: number }>`
          select facts ->> 'text' as text, reason,
            (delivery.due_at at time zone 'Europe/Moscow')::date - (now() at time zone 'Europe/Moscow')::date as days
          from notification_delivery as delivery join notification on notification.id = notification_id
          where channel = 'email' order by text`.execute(database());
        expect(rows).toEqual([
          ...['1', '2', '3'].map((text) => ({ text, reason: null, days: 0 })),
          ...['4', '5'].map((text) => ({ text, reason: null, days: 1 })),
          { text: '6', reason: 'too_many', days: 0 },
          { text: '7', reason: null, days: 0 },
        ]);
      }));

    it('leaves what is not due, or of a kind it does not know, and comes again when the next is due', () =>
      test.run(async () => {
        const reader = await addReader('reader');
        const dueAt = new Date('2099-01-01T00:00:00Z');
        await news(reader, 'later', { dueAt });
        await sql`
          insert into notification (id, user_id, kind, key, facts, due_at)
          values (gen_random_uuid(), ${reader}, 'test.unknown', 'a', '{}', now())`.execute(database());
        await sql`delete from task`.execute(database());
        await dispatch(plainRun());
        expect(await listDeliveries()).toEqual([]);
        const { rows } = await sql`select name, due_at as "dueAt" from task`.execute(database());
        expect(rows).toEqual([{ name: 'notifications.dispatch', dueAt }]);
      }));

    it('takes a kind that cannot tell what still holds as if it all did, and a zone that nobody knows as the institution’s', () =>
      test.run(async () => {
        const failing = {
          ...newsKind,
          stillHolds: () => sql`select no_such_column`.execute(database()).then(() => new Set<string>()),
        };
        test.runtime.notifications = createNotificationCatalogue([failing, alarmKind]);
        const { id } = await addPerson('reader', 'student');
        await setRhythm(id, { from: 0, until: 1439 }, 'Mars/Olympus');
        await news(id, 'a');
        await dispatch(plainRun());
        expect((await listDeliveries()).map(({ state }) => state)).toEqual(['waiting', 'skipped']);
      }));
  },
  { notifications: createNotificationCatalogue([newsKind, alarmKind]) },
);
