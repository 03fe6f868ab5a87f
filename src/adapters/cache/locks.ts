import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Redis } from 'ioredis';

/** The right to compute a value. */
export interface Lock {
  /** Whether another process held it before. */
  readonly hadToWait: boolean;
  release(): Promise<void>;
}

export interface LockOptions {
  readonly redis: Redis;
  readonly prefix: string;
  /** Milliseconds after which a holder counts as dead. */
  readonly expiry: number;
  /** Runs what asks Redis; undefined when Redis fails or is known to. */
  readonly attempt: <T>(ask: () => Promise<T>) => Promise<T | undefined>;
}

/** Milliseconds between two looks at a lock that another process holds. */
const interval = 25;

const releaseIfMine = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

/**
 * Waits until nobody else computes the value, at most as long as a dead holder's lock lasts.
 *
 * @returns undefined when Redis does not work, or somebody has held it for too long: then computing twice is the lesser
 *   evil
 */
export async function waitForLock(
  key: string,
  { redis, prefix, expiry, attempt }: LockOptions,
  onWait: () => void,
): Promise<Lock | undefined> {
  const name = `${prefix}:lock:${key}`;
  const token = randomUUID();
  const end = performance.now() + expiry;
  for (let isFirst = true; ; isFirst = false) {
    const taken = await attempt(async () => (await redis.set(name, token, 'PX', expiry, 'NX')) ?? 'held');
    if (taken === 'OK') {
      return {
        hadToWait: !isFirst,
        async release() {
          await attempt(() => redis.eval(releaseIfMine, 1, name, token));
        },
      };
    }
    if (taken === undefined || performance.now() > end) return undefined;
    if (isFirst) onWait();
    await setTimeout(interval);
  }
}
