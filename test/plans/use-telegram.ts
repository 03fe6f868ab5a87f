import { sql } from 'kysely';
import { transaction } from '#kernel/database/transaction.ts';
import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import { database, withRuntime, type Runtime } from '#kernel/runtime.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { makeFeed } from '#domains/calendar/service/own-feed.ts';
import { readCalendar } from '#domains/calendar/service/read-calendar.ts';
import { sendMessageKind } from '#domains/notifications/index.ts';
import { receiveUpdates } from '#domains/telegram/index.ts';
import { makeCode } from '#domains/telegram/service/own-link.ts';
import { takeUpdates } from '#domains/telegram/service/take-updates.ts';
import { startTelegram } from '#test/fakes/telegram/server.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { actorOf } from '#test/support/recommendations.ts';
import { addDeliveries, botAt } from '#test/support/telegram.ts';
import { toldKind } from '#test/support/told-kind.ts';

const none = '00000000-0000-7000-8000-000000000000';

/** What a student and a teacher ask the bot, what it tells them, and what their calendars hold. */
export async function useTelegram(runtime: Runtime, timeout: number): Promise<void> {
  const server = await startTelegram({ retryAfter: 1 });
  const telegram = botAt(server.address);
  const told = { ...runtime, telegram, notifications: createNotificationCatalogue([toldKind]) };
  await withRuntime(told, async () => {
    const [student, teacher] = [await actorOf('student-1'), await actorOf('teacher-1')];
    const happened = [
      ...[`/start ${(await makeCode(student)).code}`, '/start'].map((text) => server.say('7', text)),
      server.say('8', `/start ${(await makeCode(teacher)).code}`),
    ];
    const bring = async (updates: readonly object[]): Promise<void> => {
      await transaction(() => takeUpdates(updates.map((update) => telegram.readUpdate(update))));
      await finishTasks(told, timeout);
    };
    await bring(happened);
    await bring([
      ...['/progress', '/deadlines', '/advice', '/settings', '/start wrong-code'].map((text) => server.say('7', text)),
      ...['advice:1', `rate:5:1:${none}`, `done:0:1:${none}`, `set:${toldKind.name}`].map((data) =>
        server.press('7', '1', data),
      ),
      ...[server.say('8', '/risks'), server.press('8', '1', 'risks:0'), server.press('8', '1', 'risk:1:0')],
      ...[server.setMember('7', 'kicked'), server.setMember('7', 'member')],
    ]);
    server.script('well', 'too-many', 'blocked');
    const ids = await addDeliveries(toldKind.name, { text: 'x' }, ['student-1', 'teacher-1', 'teacher-1']);
    await enqueueMany(
      sendMessageKind,
      ids.map((deliveryId) => ({ deliveryId })),
    );
    await finishTasks(told, timeout);
    const receiver = receiveUpdates(told);
    server.say('9', 'hello');
    while (server.waiting > 0) await sql`select pg_sleep(0.1)`.execute(database());
    await receiver?.stop();
    await finishTasks(told, timeout);
    for (const actor of [student, teacher]) {
      const { url } = await makeFeed(actor);
      await readCalendar(/([\w-]+)[.]ics$/.exec(url)?.[1] ?? '');
    }
  });
  await server.close();
}
