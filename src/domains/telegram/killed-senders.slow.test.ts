import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { sendMessageKind } from '#domains/notifications/index.ts';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { describeOnDatabase } from '#test/support/database.ts';
import { addDeliveries, useTelegram } from '#test/support/telegram.ts';
import { toldKind } from '#test/support/told-kind.ts';

const script = new URL('../../../test/support/processes/send-messages.process.ts', import.meta.url);
const messages = 1000;
const concurrency = 6;

describeOnDatabase('postgres', 'processes that send messages of the bot', (test) => {
  const start = useTelegram(afterEach);
  const started: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of started.splice(0)) await child.kill();
  });

  it('lose none when they are killed again and again, and send few twice', { timeout: 120_000 }, () =>
    test.run(async () => {
      const seed = Number(process.env['PULSE_CHAOS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
      const random = seededRandom(seed);
      const { server } = await start({ answerMs: 15 });
      await sql`insert into telegram_pace (per_second) values (300)`.execute(database());
      const { rows: people } = await sql<{ id: string }>`
        with person as (
          insert into user_account (id, name, email, username)
          select 'user-' || place, 'Person ' || place, 'person-' || place || '@example.edu', 'person-' || place
          from generate_series(1, ${messages}::integer) as place returning id
        ), link as (
          insert into telegram_link (user_id, chat_id) select id, substr(id, 6)::bigint from person
        )
        select id from person`.execute(database());
      const userIds = people.map(({ id }) => id);
      const ids = await addDeliveries(toldKind.name, { text: 'Срок' }, userIds);
      await enqueueMany(
        sendMessageKind,
        ids.map((deliveryId) => ({ deliveryId })),
      );
      const launch = async (name: string): Promise<ChildProcess> => {
        const child = startProcess(script, [name, test.database.address, server.address]);
        started.push(child);
        await child.line('working');
        return child;
      };
      const running = [await launch('first'), await launch('second')];
      let kills = 0;
      while (server.sent.length < messages * 0.9) {
        await wait(300 + random() * 900);
        const [victim] = running.splice(Math.floor(random() * running.length), 1);
        await victim?.kill();
        kills += 1;
        running.push(await launch(`after kill ${kills}`));
      }
      const countOf = async (state: string) => {
        const { rows } = await sql<{ count: number }>`
          select count(*)::integer as count from notification_delivery where state = ${state}`.execute(database());
        return rows.at(0)?.count;
      };
      await expect.poll(() => countOf('sent'), { timeout: 60_000 }).toBe(messages);
      const arrived = new Set(server.sent.map(({ chatId }) => chatId));
      const doubles = server.sent.length - messages;
      console.log(`seed ${seed}: ${messages} messages, ${kills} kills, ${doubles} sent twice`);
      expect(arrived.size).toBe(messages);
      expect(kills).toBeGreaterThan(2);
      expect(doubles).toBeLessThanOrEqual(kills * concurrency);
    }),
  );
});
