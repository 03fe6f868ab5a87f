import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { skipsRedis, startRedis, type RedisForTests } from '#test/services/redis.ts';
import { createCarriedBus } from '../bus/carried.ts';
import { createLocalBus } from '../bus/local.ts';
import { createRedisTransport } from '../bus/redis.ts';
import { createCache } from './create.ts';
import type { Cache } from './port.ts';

/** Asks for a value that nobody has yet; how long (ms) that took. */
async function ask(cache: Cache, id: string): Promise<number> {
  const begun = performance.now();
  expect(await cache.versioned({ key: [id], ttlSeconds: 60 }, async () => id)).toBe(id);
  return performance.now() - begun;
}

describe.skipIf(skipsRedis())('cache, when Redis fails', () => {
  let redis: RedisForTests;
  let caches: Cache[];
  const open = (url = redis.url, lockExpiry?: number): Cache => {
    const made = createCache({
      bus: createLocalBus(() => {}),
      keepsTagged: true,
      redisUrl: url,
      prefix: 'test',
      onError: () => {},
      ...(lockExpiry !== undefined && { lockExpiry }),
    });
    caches.push(made);
    return made;
  };
  /** One that has a connection. */
  const openReady = async (lockExpiry?: number): Promise<Cache> => {
    const cache = open(redis.url, lockExpiry);
    await vi.waitFor(() => expect(cache.isShared).toBe(true));
    return cache;
  };
  beforeEach(async () => {
    caches = [];
    redis = await startRedis(['--maxmemory', '3mb', '--maxmemory-policy', 'noeviction']);
  });
  afterEach(async () => {
    redis.thaw();
    for (const cache of caches) await cache.close();
    await redis.stop();
  });

  it('computes when there is no Redis at the start, and uses it once it is there', async () => {
    await redis.kill();
    const cache = open();
    for (let id = 0; id < 20; id += 1) expect(await ask(cache, `absent ${id}`)).toBeLessThan(200);
    await redis.restart();
    const other = open();
    await vi.waitFor(
      async () => {
        const id = `back ${performance.now()}`;
        await ask(cache, id);
        await ask(other, id);
        expect(other.figures.redisHits).toBeGreaterThan(0);
      },
      { timeout: 15_000, interval: 200 },
    );
  });

  it('answers on when Redis is killed midway', async () => {
    const cache = await openReady();
    await redis.kill();
    for (let id = 0; id < 20; id += 1) expect(await ask(cache, `killed ${id}`)).toBeLessThan(200);
  });

  it('pays for a hanging Redis once, not with each request', async () => {
    const cache = await openReady();
    redis.freeze();
    const first = await ask(cache, 'first');
    expect(first).toBeLessThan(400);
    const begun = performance.now();
    for (let id = 0; id < 100; id += 1) await ask(cache, `hanging ${id}`);
    expect(performance.now() - begun).toBeLessThan(200);
    expect(cache.figures.redisErrors).toBeLessThanOrEqual(3);
  });

  it('computes when Redis is full and refuses to write', async () => {
    const cache = await openReady();
    for (let id = 0; id < 50; id += 1) {
      const value = cache.versioned({ key: ['full', id], ttlSeconds: 60 }, async () => 'x'.repeat(100_000));
      expect(await value).toHaveLength(100_000);
    }
    expect(cache.figures.redisErrors).toBeGreaterThan(0);
    expect(await ask(cache, 'after')).toBeLessThan(200);
  });

  it('computes while Redis is loading its data', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', () => socket.write('-LOADING Redis is loading the dataset in memory\r\n'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const cache = open(`redis://127.0.0.1:${address.port}`);
    for (let id = 0; id < 20; id += 1) expect(await ask(cache, `loading ${id}`)).toBeLessThan(200);
    await cache.close();
    server.close();
  });

  it('waits for a process that died while it computed no longer than its lock lasts', async () => {
    const [dead, alive] = [await openReady(300), await openReady(300)];
    const never = dead.versioned({ key: ['dear'], ttlSeconds: 60 }, () => new Promise<string>(() => {}));
    never.catch(() => {});
    await vi.waitFor(async () => expect(await ask(dead, 'other')).toBeLessThan(100));
    const took = await ask(alive, 'dear');
    expect(took).toBeGreaterThan(100);
    expect(took).toBeLessThan(800);
  });

  it('keeps no tagged values while the bus hears nothing, and forgets all when it hears again', async () => {
    const bus = createCarriedBus({
      transport: createRedisTransport({ url: redis.url, channel: 'test', onError: () => {}, heartbeatSeconds: 0.2 }),
      onError: () => {},
    });
    const cache = createCache({ bus, keepsTagged: true, prefix: 'test', onError: () => {} });
    let version = 1;
    const read = (): Promise<number> => cache.tagged({ key: 'user 1', ttlSeconds: 60 }, async () => version);
    await vi.waitFor(() => expect(bus.isHearing).toBe(true), 5000);
    expect(await read()).toBe(1);
    version = 2;
    expect(await read()).toBe(1);
    await redis.kill();
    await vi.waitFor(() => expect(bus.isHearing).toBe(false), 5000);
    expect(await read()).toBe(2);
    version = 3;
    expect(await read()).toBe(3);
    await redis.restart();
    await vi.waitFor(() => expect(bus.isHearing).toBe(true), 15_000);
    expect(await read()).toBe(3);
    await cache.close();
    await bus.close();
  });
});
