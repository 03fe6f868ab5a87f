import type { Logger } from 'pino';
import type { Bus } from '#adapters/bus/port.ts';
import { createCache } from '#adapters/cache/create.ts';
import { createNoCache } from '#adapters/cache/none.ts';
import type { Cache } from '#adapters/cache/port.ts';
import type { Config } from '../config.ts';

/** The cache of this size: in this process, with Redis behind it when there is one; none for short commands. */
export function openCache(config: Config, installation: string, bus: Bus, isBrief: boolean, log: Logger): Cache {
  if (isBrief) return createNoCache((tags) => bus.publish({ about: 'cache', tags }));
  return createCache({
    bus,
    // The short commands that share an embedded database reach no bus: what they change, nobody would be told.
    keepsTagged: config.databaseUrl !== undefined,
    redisUrl: config.redisUrl,
    prefix: `pulse:${installation}`,
    onError: (error) => {
      log.warn({ err: error }, 'no shared cache at present; answers are computed instead, trying again');
    },
  });
}
