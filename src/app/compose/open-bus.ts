import type { Logger } from 'pino';
import { createCarriedBus } from '#adapters/bus/carried.ts';
import { createLocalBus } from '#adapters/bus/local.ts';
import type { Bus } from '#adapters/bus/port.ts';
import { createPostgresTransport } from '#adapters/bus/postgres.ts';
import { createRedisTransport } from '#adapters/bus/redis.ts';
import { queues as allQueues } from '#kernel/tasks/define-task.ts';
import type { WakeBell } from '#kernel/tasks/wake-bell.ts';
import type { Config } from '../config.ts';

/**
 * The bus of this size: through Redis when there is one, else through PostgreSQL, else within the process. It connects
 * with its first message or subscriber.
 *
 * @param installation keeps installations apart that share a Redis
 */
export function openBus(config: Config, installation: string, log: Logger): Bus {
  const onError = (error: unknown): void => log.error({ err: error }, 'a listener of the bus failed');
  const onLost = (error: unknown): void => {
    log.warn({ err: error }, 'no messages between processes at present; trying again, workers and pages poll');
  };
  if (config.redisUrl !== undefined) {
    const channel = `pulse:${installation}:bus`;
    return createCarriedBus({
      transport: createRedisTransport({ url: config.redisUrl, channel, onError: onLost }),
      onError,
    });
  }
  const url = config.databaseDirectUrl ?? config.databaseUrl;
  if (url === undefined) return createLocalBus(onError);
  const transport = createPostgresTransport({
    url,
    onError: onLost,
    onDeaf: () => {
      log.warn(
        'LISTEN hears nothing through this address: a pooler shares its connections. Set DATABASE_DIRECT_URL to the ' +
          'database itself, or REDIS_URL; until then workers and pages poll',
      );
    },
  });
  return createCarriedBus({ transport, onError });
}

/** Rings the bell of this process for tasks that any process tells of. */
export function ringFromBus(bus: Bus, bell: WakeBell): void {
  bus.subscribe({
    message: (message) => {
      if (message.about === 'tasks') bell.ring(new Set(message.queues));
    },
    missed: () => bell.ring(new Set(allQueues)),
  });
}
