import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from 'kysely';
import { z } from 'zod';
import { transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import { enqueue, enqueueMany } from '#kernel/tasks/enqueue.ts';
import { sendMessageKind } from '#domains/notifications/index.ts';
import type { FakeTelegram } from '#test/fakes/telegram/server.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { addPerson } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { addDeliveries, getDelivery, linkForTest, useTelegram } from '#test/support/telegram.ts';
import { toldKind } from '#test/support/told-kind.ts';
import { keepPlace } from './store/pace.ts';

describeOnBothDatabases(
  'messages of the bot',
  (test) => {
    const start = useTelegram(afterEach);
    let server: FakeTelegram;
    let userId: string;
    beforeEach(async () => {
      const started = await start({ retryAfter: 1 });
      ({ server } = started);
      const notifications = createNotificationCatalogue([toldKind]);
      Object.assign(test.runtime, { telegram: started.telegram, notifications });
      await test.run(async () => {
        ({ id: userId } = await addPerson('student', 'student'));
        await linkForTest(userId, '7');
      });
    });
    /** Has a message sent, whatever becomes of it. @returns id of its delivery */
    async function send(text = 'Срок <завтра>'): Promise<string> {
      const [id = ''] = await addDeliveries(toldKind.name, { text }, [userId]);
      await enqueue(sendMessageKind, { deliveryId: id });
      await finishTasks(test.runtime);
      return id;
    }
    const readLink = async () => {
      const { rows } = await sql<{ blocked: boolean }>`
        select blocked_at is not null as blocked from telegram_link`.execute(database());
      return rows;
    };

    it('say what the words say, in HTML with links to the pages, and are noted with their number', () =>
      test.run(async () => {
        const id = await send();
        expect(server.sent.map(({ html }) => html)).toEqual([
          '<b>Срок &lt;завтра&gt;</b>\n\nЗдравствуйте, Person student!\n\n<b>Что &lt;важно&gt;</b>\n' +
            '• <a href="http://localhost:8000/my/1">Эссе &amp; тест</a> — завтра\nОткрыть: http://localhost:8000/my',
        ]);
        expect(await getDelivery(id)).toMatchObject({
          state: 'sent',
          remoteId: server.sent[0]?.messageId,
          attempts: 1,
        });
      }));

    it('have a button where Telegram can open the page', () =>
      test.run(async () => {
        test.runtime.access.publicUrl = 'https://pulse.example.edu';
        await send();
        test.runtime.access.publicUrl = 'http://localhost:8000';
        expect(server.sent[0]?.buttons).toEqual([[{ text: 'Открыть', url: 'https://pulse.example.edu/my' }]]);
      }));

    it('of approved advice can be rated and ticked', () =>
      test.run(async () => {
        const kind = { ...toldKind, name: 'recommendations.approved', facts: z.looseObject({ text: z.string() }) };
        test.runtime.notifications = createNotificationCatalogue([kind]);
        const recommendationId = '01900000-0000-7000-8000-000000000000';
        const facts = { text: 'Совет', courseId: 7, recommendationId, items: ['a', 'b'] };
        const [id = ''] = await addDeliveries(kind.name, facts, [userId]);
        await enqueue(sendMessageKind, { deliveryId: id });
        await finishTasks(test.runtime);
        const [stars, items] = server.sent[0]?.buttons ?? [];
        expect(stars?.map((button) => button.callback_data)).toContain(`rate:5:7:${recommendationId}`);
        expect(items?.map(({ text }) => text)).toEqual(['⬜ 1', '⬜ 2']);
      }));

    it('wait as long as Telegram asks to, all of them', () =>
      test.run(async () => {
        server.script('too-many');
        const begun = performance.now();
        const id = await send();
        expect(await getDelivery(id)).toMatchObject({ state: 'sent' });
        expect(performance.now() - begun).toBeGreaterThan(1000);
        expect(server.sent).toHaveLength(1);
      }));

    it('are tried again after a failure, and twice at most where nobody told how it ended', () =>
      test.run(async () => {
        server.script('fails', 'well', 'dropped', 'well');
        expect(await getDelivery(await send('one'))).toMatchObject({ state: 'sent', attempts: 2 });
        expect(await getDelivery(await send('two'))).toMatchObject({ state: 'sent', attempts: 2 });
        expect(server.sent.map(({ html }) => html.slice(0, 10))).toEqual(['<b>one</b>', '<b>two</b>', '<b>two</b>']);
      }));

    it('end when the person has stopped the bot, and when the chat is gone', () =>
      test.run(async () => {
        server.script('blocked');
        expect(await getDelivery(await send())).toMatchObject({ state: 'failed', reason: 'bot_blocked' });
        expect(await readLink()).toEqual([{ blocked: true }]);
        expect(await getDelivery(await send())).toMatchObject({ state: 'skipped', reason: 'not_linked' });
        await sql`update telegram_link set blocked_at = null`.execute(database());
        server.script('gone');
        expect(await getDelivery(await send())).toMatchObject({ state: 'failed', reason: 'not_linked' });
        expect(await readLink()).toEqual([]);
        expect(server.sent).toEqual([]);
      }));

    it('are not sent where there is no bot, nor after the last attempt', () =>
      test.run(async () => {
        const [id = ''] = await addDeliveries(toldKind.name, { text: 'x' }, [userId]);
        await enqueue({ ...sendMessageKind, attempts: 1 }, { deliveryId: id });
        const { telegram } = test.runtime;
        test.runtime.telegram = undefined;
        await finishTasks(test.runtime);
        test.runtime.telegram = telegram;
        expect(await getDelivery(id)).toMatchObject({ state: 'skipped', reason: 'not_configured' });
        server.always('fails');
        const last = await addDeliveries(toldKind.name, { text: 'x' }, [userId]);
        const [lastId = ''] = last;
        await enqueue(sendMessageKind, { deliveryId: lastId });
        await sql`update task set attempts = ${sendMessageKind.attempts - 1} where state = 'queued'`.execute(
          database(),
        );
        await finishTasks(test.runtime);
        expect(await getDelivery(lastId)).toMatchObject({ state: 'failed', reason: 'gave_up' });
      }));

    it('keep to one a second in a chat and to the pace of all', () =>
      test.run(async () => {
        const ids = await addDeliveries(toldKind.name, { text: 'x' }, [userId, userId, userId]);
        await enqueueMany(
          sendMessageKind,
          ids.map((deliveryId) => ({ deliveryId })),
        );
        await finishTasks(test.runtime);
        const [first = 0, second = 0, third = 0] = server.sent.map(({ at }) => at);
        expect(second - first).toBeGreaterThan(900);
        expect(third - second).toBeGreaterThan(900);
        const places = await Promise.all(
          Array.from({ length: 10 }, (_, chat) => transaction(() => keepPlace(String(chat + 100)))),
        );
        const waits = places.map(({ at }) => at.getTime()).sort((one, other) => one - other);
        expect((waits.at(-1) ?? 0) - (waits.at(0) ?? 0)).toBeGreaterThanOrEqual(9 * 40 - 2);
        expect(places.every(({ isKept }) => isKept)).toBe(true);
      }));
  },
  wholeProgram(),
);
