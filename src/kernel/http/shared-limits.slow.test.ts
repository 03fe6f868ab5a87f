import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { connectImpatiently } from '#adapters/cache/redis-connection.ts';
import { createRedisTally } from '#adapters/tally/redis.ts';
import { skipsRedis, startRedis, type RedisForTests } from '#test/services/redis.ts';
import { createTestServer, testActor } from '#test/support/server.ts';
import { defineRoute } from './route.ts';

const routes = [
  defineRoute({
    method: 'GET',
    url: '/me',
    permission: 'signed-in',
    summary: 'Me',
    schema: {},
    handler: async () => undefined,
  }),
];
const actors = [testActor({}, 'teacher'), testActor({}, 'student')];
const limit = 20;

interface Opened {
  readonly server: FastifyInstance;
  /** Resolves when Redis has answered whatever the server told it before. */
  readonly heard: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

describe.skipIf(skipsRedis())('the limits of several web servers with Redis', () => {
  let redis: RedisForTests;
  let opened: Opened[];
  beforeEach(async () => {
    redis = await startRedis();
    opened = [];
  });
  afterEach(async () => {
    redis.thaw();
    for (const { close } of opened) await close();
    await redis.stop();
  });

  const start = async (): Promise<Opened> => {
    const connection = connectImpatiently(redis.url, 'test', () => {});
    await vi.waitFor(() => expect(connection.status).toBe('ready'));
    const tally = createRedisTally({ redis: connection, prefix: 'test' });
    const server = await createTestServer({ routes, actors, rates: { person: limit, address: 1000 }, tally });
    const close = async (): Promise<void> => {
      await server.close();
      tally.close();
    };
    const started = { server, close, heard: () => connection.ping() };
    opened.push(started);
    return started;
  };
  const askAs = async ({ server }: Opened, login: string): Promise<number> =>
    (await server.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${login}` } })).statusCode;
  /** How many requests are answered before one is refused. */
  const askUntilRefused = async (web: Opened, login: string, between = web.heard): Promise<number> => {
    for (let answered = 0; ; answered += 1) {
      if ((await askAs(web, login)) === 429) return answered;
      await between();
    }
  };

  it('are one limit, of which each learns with its first request', async () => {
    const [one, other] = [await start(), await start()];
    for (let time = 0; time < limit - 5; time += 1) expect(await askAs(one, 'teacher')).toBe(204);
    await one.heard();
    expect(await askUntilRefused(other, 'teacher')).toBe(5);
    expect(await askUntilRefused(one, 'teacher')).toBe(1);
    expect(await askAs(other, 'student')).toBe(204);
  });

  it.each(['killed', 'hanging'])('are each server’s own while Redis is %s, and no request waits', async (fault) => {
    const [one, other] = [await start(), await start()];
    if (fault === 'killed') await redis.kill();
    else redis.freeze();
    for (const web of [one, other]) expect(await askUntilRefused(web, 'teacher', async () => {})).toBe(limit);
  });
});
