import type { Redis } from 'ioredis';
import { z } from 'zod';
import { LocalTally, toCounted, type Window } from '#kernel/local-tally.ts';
import type { Tally } from './port.ts';

export interface RedisTallyOptions {
  /** One that answers quickly or fails; closed with the tally. */
  redis: Redis;
  /** Installations that share a Redis differ by it. */
  prefix: string;
  /** Milliseconds for which Redis is left alone after it has failed. Default 5000. */
  breakDuration?: number;
}

const addOne = `
  local count = redis.call('incr', KEYS[1])
  if count == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
  return {count, redis.call('pttl', KEYS[1])}`;
const replySchema = z.tuple([z.int(), z.int()]);

/**
 * Counts together with all processes that use the same Redis, and waits for it never: each time is counted here and
 * told to Redis, whose answer corrects what is known here for the next time. So a process that has not seen a key for a
 * while may count once too few. Without Redis it counts on from what it knows.
 */
export function createRedisTally({ redis, prefix, breakDuration = 5000 }: RedisTallyOptions): Tally {
  const local = new LocalTally();
  /** How many of a window's times Redis has not confirmed yet. */
  const unconfirmed = new WeakMap<Window, number>();
  let brokenUntil = 0;

  async function tell(key: string, windowMs: number, window: Window): Promise<void> {
    unconfirmed.set(window, (unconfirmed.get(window) ?? 0) + 1);
    let reply: z.output<typeof replySchema> | undefined;
    try {
      reply = replySchema.parse(await redis.eval(addOne, 1, `${prefix}:${key}`, windowMs));
    } catch {
      // Its connection reports the outage, once.
      brokenUntil = performance.now() + breakDuration;
    }
    const waiting = (unconfirmed.get(window) ?? 1) - 1;
    unconfirmed.set(window, waiting);
    if (!reply) return;
    const [count, msLeft] = reply;
    window.count = count + waiting;
    window.endsAt = performance.now() + msLeft;
  }

  return {
    count(key, windowMs) {
      const window = local.add(key, windowMs);
      if (redis.status === 'ready' && performance.now() >= brokenUntil) void tell(key, windowMs, window);
      return toCounted(window);
    },
    close() {
      local.close();
      redis.disconnect();
    },
  };
}
