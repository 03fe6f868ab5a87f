import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalTally } from '#kernel/local-tally.ts';
import { skipsRedis, startRedis, type RedisForTests } from '#test/services/redis.ts';
import { connectImpatiently } from '../cache/redis-connection.ts';
import type { Tally } from './port.ts';
import { createRedisTally } from './redis.ts';

const opened: { redis?: RedisForTests } = {};
beforeAll(async () => {
  if (!skipsRedis()) opened.redis = await startRedis();
});
afterAll(() => opened.redis?.stop());

const minute = 60_000;
let prefix: string;
let tallies: Tally[];
beforeEach(() => {
  prefix = `test:${randomUUID()}`;
  tallies = [];
});
afterEach(() => {
  for (const tally of tallies) tally.close();
});

/** One with a connection of its own, as another process has. */
async function openShared(): Promise<Tally> {
  const redis = connectImpatiently(opened.redis?.url ?? '', 'test', () => {});
  const tally = createRedisTally({ redis, prefix, breakDuration: 200 });
  tallies.push(tally);
  await vi.waitFor(() => expect(redis.status).toBe('ready'));
  return tally;
}

const implementations = [
  { name: 'local', isAbsent: false, open: async (): Promise<Tally> => new LocalTally() },
  { name: 'Redis', isAbsent: skipsRedis(), open: openShared },
];

describe.each(implementations.filter(({ isAbsent }) => !isAbsent))('tally: $name', ({ open }) => {
  it('counts each key for itself', async () => {
    const tally = await open();
    expect([1, 2, 3].map(() => tally.count('a', minute).count)).toEqual([1, 2, 3]);
    expect(tally.count('b', minute).count).toBe(1);
  });

  it('says when counting begins anew, and begins then', async () => {
    const tally = await open();
    expect(tally.count('a', minute).msLeft).toBeGreaterThan(minute - 5000);
    for (let time = 0; time < 3; time += 1) tally.count('short', 30);
    await vi.waitFor(() => expect(tally.count('short', 30).count).toBe(1));
  });

  it('forgets the oldest of very many keys', async () => {
    const tally = await open();
    for (let key = 0; key < 10_001; key += 1) tally.count(String(key), minute);
    expect(tally.count('10000', minute).count).toBe(2);
    expect(tally.count('0', minute).count).toBe(1);
  });
});

describe.skipIf(skipsRedis())('tally: Redis, several processes', () => {
  it('counts together', async () => {
    const [one, other] = [await openShared(), await openShared()];
    for (let time = 0; time < 3; time += 1) one.count('a', minute);
    await vi.waitFor(() => expect(other.count('a', minute).count).toBeGreaterThanOrEqual(5));
  });

  it('does not wait for a Redis that hangs, and counts on from what was known', async () => {
    const [one, other] = [await openShared(), await openShared()];
    for (let time = 0; time < 10; time += 1) one.count('a', minute);
    await vi.waitFor(() => expect(other.count('a', minute).count).toBeGreaterThan(10));
    const known = other.count('a', minute).count;
    opened.redis?.freeze();
    try {
      for (let time = 1; time <= 100; time += 1) {
        const { count } = other.count('a', minute);
        expect(count).toBeGreaterThanOrEqual(known + time);
      }
    } finally {
      opened.redis?.thaw();
    }
  });

  it('goes on alone when Redis is gone, and counts together again when it is back', async () => {
    const [one, other] = [await openShared(), await openShared()];
    await opened.redis?.kill();
    for (let time = 1; time <= 5; time += 1) expect(one.count('a', minute).count).toBe(time);
    expect(other.count('a', minute).count).toBe(1);
    await opened.redis?.restart();
    for (let time = 0; time < 20; time += 1) one.count('b', minute);
    await vi.waitFor(
      () => {
        one.count('b', minute);
        expect(other.count('b', minute).count).toBeGreaterThan(20);
      },
      { timeout: 15_000, interval: 50 },
    );
  }, 30_000);
});
