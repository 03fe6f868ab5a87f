import { RedisDriver } from 'bentocache/drivers/redis';
import type { Redis } from 'ioredis';

/**
 * Bentocache's driver, which asks only a connection that works. Without one there is nothing to wait for, and nothing
 * to open a circuit for: Redis serves again as soon as it is connected.
 */
export class ConnectedRedisDriver extends RedisDriver {
  readonly #redis: Redis;

  constructor(redis: Redis, prefix: string | undefined) {
    super({ connection: redis, ...(prefix !== undefined && { prefix }) });
    this.#redis = redis;
  }

  override async get(key: string): Promise<string | undefined> {
    return this.#redis.status === 'ready' ? super.get(key) : undefined;
  }

  override async set(key: string, value: string, ttl?: number): Promise<boolean> {
    return this.#redis.status === 'ready' ? super.set(key, value, ttl) : false;
  }
}
