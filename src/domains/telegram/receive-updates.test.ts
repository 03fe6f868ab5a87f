import { afterEach, expect, it } from 'vitest';
import { sql } from 'kysely';
import { database, withRuntime } from '#kernel/runtime.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { authenticate } from '#domains/identity/index.ts';
import type { FakeTelegram } from '#test/fakes/telegram/server.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { botAt, useTelegram } from '#test/support/telegram.ts';
import { receiveUpdates, telegram as domain } from './index.ts';
import type { Receiver } from './service/receive-updates.ts';

const secret = 'a-secret-of-some-length';

describeOnBothDatabases('what people write to the bot', (test) => {
  const start = useTelegram(afterEach);
  const receivers: Receiver[] = [];
  afterEach(async () => {
    for (const receiver of receivers.splice(0)) await receiver.stop();
  });
  async function open(): Promise<FakeTelegram> {
    const { server, telegram } = await start();
    test.runtime.telegram = telegram;
    return server;
  }
  function receive(): Receiver {
    const receiver = receiveUpdates(test.runtime);
    if (!receiver) throw new Error('there is a bot');
    receivers.push(receiver);
    return receiver;
  }
  const countTaken = () =>
    test.run(async () => {
      const { rows } = await sql<{ updates: number; tasks: number }>`
        select (select count(*)::integer from telegram_update) as updates,
          (select count(*)::integer from task where name = 'telegram.answer_update') as tasks`.execute(database());
      return rows.at(0);
    });

  it('is taken over once, by one of several processes, and confirmed', async () => {
    const server = await open();
    server.say('7', 'before');
    receive();
    receive();
    await expect.poll(countTaken).toEqual({ updates: 1, tasks: 1 });
    server.say('7', 'one');
    server.say('7', 'two');
    await expect.poll(countTaken).toEqual({ updates: 3, tasks: 3 });
    await expect.poll(() => server.waiting).toBe(0);
    expect(server.calls.filter((call) => call === 'deleteWebhook')).toHaveLength(1);
    expect(server.commands['ru']).toContainEqual({ command: 'progress', description: 'Моя успеваемость' });
  });

  it('is taken over by another process at once when one stops, and within seconds when one vanishes', async () => {
    const server = await open();
    const first = receive();
    server.say('7', 'one');
    await expect.poll(countTaken).toEqual({ updates: 1, tasks: 1 });
    await first.stop();
    // Somebody who vanished has the turn.
    await test.run(() =>
      sql`update telegram_poller set holder = gen_random_uuid(), held_until = now() + interval '3 seconds'`.execute(
        database(),
      ),
    );
    receive();
    server.say('7', 'two');
    await expect.poll(countTaken, { timeout: 10_000 }).toEqual({ updates: 2, tasks: 2 });
  });

  it('is not noted as taken over by who has lost the turn', async () => {
    const server = await open();
    receive();
    await expect.poll(() => server.calls.filter((call) => call === 'getUpdates').length).toBe(1);
    await test.run(() =>
      sql`update telegram_poller set holder = gen_random_uuid(), held_until = now() + interval '1 hour'`.execute(
        database(),
      ),
    );
    server.say('7', 'one');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await countTaken()).toEqual({ updates: 0, tasks: 0 });
    expect(server.waiting).toBe(1);
  });

  it('goes on when Telegram begins to count anew after a silent week', async () => {
    const server = await open();
    await test.run(() =>
      sql`insert into telegram_poller (next_update, moved_at) values (999999, now() - interval '7 days')`.execute(
        database(),
      ),
    );
    receive();
    server.say('7', 'one');
    await expect.poll(countTaken).toEqual({ updates: 1, tasks: 1 });
  });

  it('is brought by Telegram where there is a secret, and by nobody else', async () => {
    const server = await open();
    test.runtime.telegram = botAt(server.address, secret);
    receive();
    await expect.poll(() => server.webhook).toEqual({ url: 'http://localhost:8000/api/v1/telegram/webhook', secret });
    const { routes } = domain;
    const http = await withRuntime(test.runtime, () =>
      createHttpServer({ runtime: test.runtime, routes, authenticate }),
    );
    const bring = async (headers: Record<string, string>, payload: object) =>
      (await http.inject({ method: 'POST', url: '/api/v1/telegram/webhook', headers, payload })).statusCode;
    const header = 'x-telegram-bot-api-secret-token';
    const update = server.say('7', 'one');
    expect(await bring({}, update)).toBe(403);
    expect(await bring({ [header]: 'a-secret-of-some-lengtH' }, update)).toBe(403);
    expect(await countTaken()).toEqual({ updates: 0, tasks: 0 });
    for (let time = 0; time < 2; time += 1) expect(await bring({ [header]: secret }, update)).toBe(204);
    expect(await bring({ [header]: secret }, { nothing: true })).toBe(400);
    expect(await countTaken()).toEqual({ updates: 1, tasks: 1 });
    expect(server.calls).not.toContain('getUpdates');
    await http.close();
  });
});
