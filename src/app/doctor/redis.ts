import { Redis } from 'ioredis';
import type { Config } from '#app/config.ts';
import { fault, ok, warning, type Finding } from './finding.ts';

const about = 'Redis';

/** Whether the configured Redis answers and lets itself be written to; nothing when none is configured. */
export async function examineRedis({ redisUrl }: Pick<Config, 'redisUrl'>): Promise<Finding[]> {
  if (redisUrl === undefined) return [];
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: 3000,
    commandTimeout: 3000,
  });
  // It is told by the command that fails.
  redis.on('error', () => {});
  try {
    await redis.connect();
    const version = /^redis_version:(.*)$/m.exec(await redis.info('server'))?.[1]?.trim() ?? 'unknown';
    const key = `pulse:doctor:${process.pid}`;
    await redis.set(key, '1', 'PX', 1000);
    await redis.del(key);
    if (Number.parseInt(version, 10) < 6) return [warning(about, `version ${version}`, 'use version 6 or newer')];
    return [ok(about, `version ${version}`)];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [fault(about, `does not serve: ${reason}`, 'check REDIS_URL and the server; without it all works, slower')];
  } finally {
    redis.disconnect();
  }
}
