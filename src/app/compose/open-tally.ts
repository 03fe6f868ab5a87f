import type { Logger } from 'pino';
import { connectImpatiently } from '#adapters/cache/redis-connection.ts';
import type { Tally } from '#adapters/tally/port.ts';
import { createRedisTally } from '#adapters/tally/redis.ts';
import { LocalTally } from '#kernel/local-tally.ts';
import type { Config } from '../config.ts';

/** What counts the requests of people: with Redis all web servers together, else each for itself. */
export function openTally({ redisUrl }: Config, installation: string, log: Logger): Tally {
  if (redisUrl === undefined) return new LocalTally();
  const redis = connectImpatiently(redisUrl, 'pulse limits', (error) => {
    log.warn({ err: error }, 'no Redis at present; each web server counts requests for itself, trying again');
  });
  return createRedisTally({ redis, prefix: `pulse:${installation}:requests` });
}
