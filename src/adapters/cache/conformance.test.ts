import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { skipsRedis, startRedis, type RedisForTests } from '#test/services/redis.ts';
import { createLocalBus } from '../bus/local.ts';
import type { Bus } from '../bus/port.ts';
import { createCache } from './create.ts';
import { createNoCache } from './none.ts';
import type { Cache, Computation, TaggedComputation } from './port.ts';

const opened: { redis?: RedisForTests } = {};
beforeAll(async () => {
  if (!skipsRedis()) opened.redis = await startRedis();
});
afterAll(() => opened.redis?.stop());

const implementations = [
  { name: 'memory', isShared: false, isAbsent: false },
  { name: 'memory and Redis', isShared: true, isAbsent: skipsRedis() },
];

for (const { name, isShared, isAbsent } of implementations) {
  describe.skipIf(isAbsent)(`cache: ${name}`, () => {
    let prefix: string;
    /** Reaches all caches of a test at once, as the bus of one process does. */
    let bus: Bus;
    let caches: Cache[];
    let cache: Cache;
    const open = (memoryBytes?: number): Cache => {
      const made = createCache({
        bus,
        keepsTagged: true,
        redisUrl: isShared ? opened.redis?.url : undefined,
        prefix,
        onError: () => {},
        ...(memoryBytes !== undefined && { memoryBytes }),
      });
      caches.push(made);
      return made;
    };
    const untilShared = (): Promise<void> =>
      vi.waitFor(() => expect(caches.every((one) => one.isShared)).toBe(isShared));
    beforeEach(async () => {
      prefix = `test:${randomUUID()}`;
      bus = createLocalBus((error) => {
        throw error;
      });
      caches = [];
      cache = open();
      await untilShared();
    });
    afterEach(async () => {
      for (const one of caches) await one.close();
      await bus.close();
    });

    describe('versioned', () => {
      const value = { key: ['heat map', 5, 17], ttlSeconds: 60 };

      it('computes once and answers from memory then', async () => {
        const compute = vi.fn(async () => ({ rows: [1, 2, 3], none: null }));
        for (let time = 0; time < 3; time += 1) {
          expect(await cache.versioned(value, compute)).toEqual({ rows: [1, 2, 3], none: null });
        }
        expect(compute).toHaveBeenCalledOnce();
        expect(cache.figures).toMatchObject({ misses: 1, memoryHits: 2 });
      });

      it('computes anew for a new version', async () => {
        expect(await cache.versioned(value, async () => 'old')).toBe('old');
        expect(await cache.versioned({ ...value, key: ['heat map', 5, 18] }, async () => 'new')).toBe('new');
      });

      it('lets one of many askers compute and the others wait for it', async () => {
        const gate = Promise.withResolvers<string>();
        const compute = vi.fn(() => gate.promise);
        const asked = Array.from({ length: 20 }, () => cache.versioned(value, compute));
        await vi.waitFor(() => expect(compute).toHaveBeenCalled());
        gate.resolve('a');
        expect(new Set(await Promise.all(asked))).toEqual(new Set(['a']));
        expect(compute).toHaveBeenCalledOnce();
      });

      it('passes the error of the computation on as it is, and tries again next time', async () => {
        const failure = new Error('no database');
        await expect(cache.versioned(value, () => Promise.reject(failure))).rejects.toBe(failure);
        expect(await cache.versioned(value, async () => 'b')).toBe('b');
      });

      it('does not keep what the computation asks not to keep', async () => {
        const values = ['old', 'new'];
        const compute = vi.fn(async ({ doNotKeep }: Computation) => {
          doNotKeep();
          return values.shift();
        });
        expect(await cache.versioned(value, compute)).toBe('old');
        expect(await cache.versioned(value, compute)).toBe('new');
      });

      it('keeps no more bytes than it may', async () => {
        const small = open(200_000);
        const text = 'x'.repeat(20_000);
        for (let id = 0; id < 50; id += 1) {
          await small.versioned({ key: ['large', id], ttlSeconds: 60 }, async () => text);
        }
        const before = small.figures.memoryHits;
        for (let id = 49; id >= 0; id -= 1) {
          await small.versioned({ key: ['large', id], ttlSeconds: 60 }, async () => text);
        }
        expect(small.figures.memoryHits - before).toBeLessThanOrEqual(10);
      });

      it.skipIf(!isShared)('answers another process from Redis', async () => {
        await cache.versioned(value, async () => ({ id: 1 }));
        const other = open();
        await untilShared();
        expect(await other.versioned(value, () => Promise.reject(new Error('computed')))).toEqual({ id: 1 });
        expect(other.figures).toMatchObject({ redisHits: 1, misses: 0 });
      });

      it.skipIf(!isShared)('lets one of several processes compute', async () => {
        const gate = Promise.withResolvers<string>();
        const compute = vi.fn(() => gate.promise);
        const others = [open(), open(), open()];
        await untilShared();
        const asked = [cache, ...others].map((one) => one.versioned(value, compute));
        await vi.waitFor(() => {
          expect([cache, ...others].reduce((sum, { figures }) => sum + figures.waits, 0)).toBe(3);
        });
        gate.resolve('a');
        expect(await Promise.all(asked)).toEqual(['a', 'a', 'a', 'a']);
        expect(compute).toHaveBeenCalledOnce();
      });
    });

    describe('tagged', () => {
      const value = { key: 'session 1', ttlSeconds: 60 };

      it('keeps a value until one of its tags is forgotten, in whichever process', async () => {
        const other = open();
        const compute = vi.fn(async ({ tag }: TaggedComputation) => {
          tag('user 1');
          return { since: new Date(0) };
        });
        expect(await cache.tagged(value, compute)).toEqual({ since: new Date(0) });
        await cache.tagged(value, compute);
        other.forget(['user 2']);
        await cache.tagged(value, compute);
        expect(compute).toHaveBeenCalledOnce();
        other.forget(['user 1']);
        await cache.tagged(value, compute);
        expect(compute).toHaveBeenCalledTimes(2);
      });

      it('does not keep what was computed while something was forgotten', async () => {
        const gate = Promise.withResolvers<string>();
        const asked = cache.tagged(value, async ({ tag }) => {
          tag('user 1');
          return gate.promise;
        });
        cache.forget(['user 1']);
        gate.resolve('old');
        expect(await asked).toBe('old');
        expect(await cache.tagged(value, async () => 'new')).toBe('new');
      });

      it('does not let one who asks after the change wait for a computation from before it', async () => {
        const gate = Promise.withResolvers<string>();
        const before = cache.tagged(value, () => gate.promise);
        cache.forget(['user 1']);
        expect(await cache.tagged(value, async () => 'new')).toBe('new');
        gate.resolve('old');
        expect(await before).toBe('old');
        expect(await cache.tagged(value, async () => 'newest')).toBe('new');
      });

      it('computes one value once for many that ask at a time', async () => {
        const compute = vi.fn(async () => 'a');
        await Promise.all(Array.from({ length: 10 }, () => cache.tagged(value, compute)));
        expect(compute).toHaveBeenCalledOnce();
      });

      it('keeps neither absence nor errors nor what is not to be kept', async () => {
        const absent: unknown = await cache.tagged<unknown>(value, async () => undefined);
        expect(absent).toBeUndefined();
        await expect(cache.tagged(value, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
        const once = cache.tagged(value, async ({ doNotKeep }) => {
          doNotKeep();
          return 'cookie';
        });
        expect(await once).toBe('cookie');
        expect(await cache.tagged(value, async () => 'kept')).toBe('kept');
      });
    });

    it('answers as an uncached reader would, whatever the order of changes and reads', async () => {
      const step = fc.oneof(
        fc.record({ type: fc.constant('change' as const), course: fc.nat(2) }),
        fc.record({ type: fc.constant('read' as const), course: fc.nat(2), process: fc.nat(1) }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
          const run = randomUUID();
          const processes = [cache, caches[1] ?? open()];
          const versions = [0, 0, 0];
          for (const one of steps) {
            const { course } = one;
            if (one.type === 'change') {
              versions[course] = (versions[course] ?? 0) + 1;
              cache.forget([`${run} ${course}`]);
            } else {
              const version = versions[course] ?? 0;
              const read = async (): Promise<{ course: number; version: number }> => ({
                course,
                version: versions[course] ?? 0,
              });
              const reader = processes[one.process] ?? cache;
              const uncached = await createNoCache(() => {}).versioned({ key: [], ttlSeconds: 1 }, read);
              expect(await reader.versioned({ key: [run, course, version], ttlSeconds: 60 }, read)).toEqual(uncached);
              const tagged = reader.tagged({ key: `${run} ${course}`, ttlSeconds: 60 }, ({ tag }) => {
                tag(`${run} ${course}`);
                return read();
              });
              expect(await tagged).toEqual(uncached);
            }
          }
        }),
        { numRuns: 50 },
      );
    });
  });
}
