import { Redis } from 'ioredis';
import type { Config } from '#app/config.ts';
import { fault, ok, warning, type Finding } from './finding.ts';
import { explainSecureConnection } from './secure-connection.ts';

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
  // The command that fails only says that there is no connection.
  let cause: unknown;
  redis.on('error', (error: unknown) => {
    cause = error;
  });
  try {
    await redis.connect();
    const version = /^redis_version:(.*)$/m.exec(await redis.info('server'))?.[1]?.trim() ?? 'unknown';
    const key = `pulse:doctor:${process.pid}`;
    await redis.set(key, '1', 'PX', 1000);
    await redis.del(key);
    if (Number.parseInt(version, 10) < 6) return [warning(about, `version ${version}`, 'use version 6 or newer')];
    return [ok(about, `version ${version}`)];
  } catch (error) {
    const failure = cause ?? error;
    const insecure = explainSecureConnection(failure);
    if (insecure) return [fault(about, insecure.seen, insecure.remedy)];
    const reason = failure instanceof Error ? failure.message : String(failure);
    // A Redis without TLS takes the greeting for the beginning of a command and waits for the rest.
    const isSilent = redisUrl.startsWith('rediss:') && /ETIMEDOUT|timed out/.test(reason);
    const remedy = isSilent
      ? 'take the port for TLS, or an address that begins with redis://'
      : 'check REDIS_URL and the server; without it all works, slower';
    return [fault(about, `does not serve: ${reason}`, remedy)];
  } finally {
    redis.disconnect();
  }
}
