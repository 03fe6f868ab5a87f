import { Redis } from 'ioredis';

/** Milliseconds that an answer may take; what is slower than this is no help. */
const patience = 150;

/**
 * A connection for what one can do without: it answers quickly or fails at once, connects anew by itself, and never ends
 * the process.
 *
 * @param name by which Redis knows it
 * @param onError called when the connection fails, once per outage
 */
export function connectImpatiently(url: string, name: string, onError: (error: unknown) => void): Redis {
  let isReported = false;
  const redis = new Redis(url, {
    connectTimeout: 2000,
    commandTimeout: patience,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (attempt) => Math.min(5000, 100 * attempt),
    keepAlive: 10_000,
    connectionName: name,
  });
  redis.on('error', (error: unknown) => {
    if (!isReported) onError(error);
    isReported = true;
  });
  redis.on('ready', () => {
    isReported = false;
  });
  return redis;
}
