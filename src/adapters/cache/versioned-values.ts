import { BentoCache, bentostore, errors } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import type { CreateDriverResult, L2CacheDriver } from 'bentocache/types';
import type { Redis } from 'ioredis';
import { ConnectedRedisDriver } from './redis-driver.ts';
import { waitForLock, type Lock } from './locks.ts';
import type { CacheFigures, Computation, VersionedValue } from './port.ts';

export interface VersionedValuesOptions {
  /** Absent: values are kept in this process only. */
  redis?: Redis | undefined;
  /** Installations that share a Redis differ by it. */
  prefix: string;
  figures: CacheFigures;
  /** Milliseconds after which a process that computes a value counts as dead. Default 5000. */
  lockExpiry?: number;
  /** Of what is kept in this process. Default 64 MB. */
  memoryBytes?: number;
}

/** Milliseconds for which Redis is not asked after it has failed, so that not each request waits for it. */
const breakDuration = 5000;
/** Larger ones are computed each time, rather than pushing all others out. */
const largestShare = 8;

/** Values of this process and, with Redis, of all. */
export class VersionedValues {
  readonly #options: VersionedValuesOptions;
  readonly #store: BentoCache<{ values: ReturnType<typeof bentostore> }>;
  /** Until when Redis is left alone (performance.now()). */
  #brokenUntil = 0;

  constructor(options: VersionedValuesOptions) {
    const { redis, prefix, figures, memoryBytes = 64 * 1024 * 1024 } = options;
    this.#options = options;
    const memory = bentostore().useL1Layer(
      memoryDriver({ maxItems: 5000, maxSize: memoryBytes, maxEntrySize: Math.floor(memoryBytes / largestShare) }),
    );
    this.#store = new BentoCache({
      default: 'values',
      prefix,
      stores: { values: redis ? memory.useL2Layer(withRedis(redis)) : memory },
      suppressL2Errors: true,
      l2CircuitBreakerDuration: breakDuration,
      internalOperationWrapper: (operation) => this.#watch(operation),
    });
    this.#store.on('cache:hit', ({ layer }) => {
      if (layer === 'l2') figures.redisHits += 1;
      else figures.memoryHits += 1;
    });
  }

  async find<T>({ key, ttlSeconds }: VersionedValue, compute: (computation: Computation) => Promise<T>): Promise<T> {
    const name = key.join(':');
    const state: { lock: Lock | undefined; unkept: { value: T } | undefined } = { lock: undefined, unkept: undefined };
    try {
      const found = await this.#store.getOrSet<{ value: T }>({
        key: name,
        ttl: ttlSeconds * 1000,
        factory: async () => {
          state.lock = await this.#lock(name);
          // Who had to wait finds what the other has computed.
          const theirs = state.lock?.hadToWait
            ? await this.#store.get<{ value: T } | undefined>({ key: name })
            : undefined;
          if (theirs) return theirs;
          this.#options.figures.misses += 1;
          const unwanted = new AbortController();
          const value = await compute({
            doNotKeep: () => {
              unwanted.abort();
            },
          });
          if (!unwanted.signal.aborted) return { value };
          state.unkept = { value };
          // Bentocache keeps nothing of a computation that fails.
          throw new NotKept();
        },
      });
      return found.value;
    } catch (error) {
      if (state.unkept) return state.unkept.value;
      throw error instanceof errors.E_FACTORY_ERROR ? error.cause : error;
    } finally {
      await state.lock?.release();
    }
  }

  async #lock(name: string): Promise<Lock | undefined> {
    const { redis, prefix, figures, lockExpiry = 5000 } = this.#options;
    if (!redis) return undefined;
    const attempt = async <T>(ask: () => Promise<T>): Promise<T | undefined> => {
      if (redis.status !== 'ready' || performance.now() < this.#brokenUntil) return undefined;
      try {
        return await this.#watch(ask);
      } catch {
        // Counted, and the circuit is open; the cache is no condition of an answer.
        return undefined;
      }
    };
    const options = { redis, prefix, expiry: lockExpiry, attempt };
    return waitForLock(name, options, () => (figures.waits += 1));
  }

  /** Counts failures of Redis and opens the circuit of the locks, as bentocache opens that of the values. */
  #watch<T>(operation: () => T): T {
    const result = operation();
    if (result instanceof Promise) {
      result.catch(() => {
        this.#options.figures.redisErrors += 1;
        this.#brokenUntil = performance.now() + breakDuration;
      });
    }
    return result;
  }

  /** Whether Redis is connected and not left alone after a failure. */
  get isShared(): boolean {
    return this.#options.redis?.status === 'ready' && performance.now() >= this.#brokenUntil;
  }

  async close(): Promise<void> {
    await this.#store.disconnectAll();
  }
}

/** What was computed is the answer, and is not kept. */
class NotKept extends Error {}

function withRedis(redis: Redis): CreateDriverResult<L2CacheDriver> {
  return { options: {}, factory: ({ prefix }: { prefix?: string }) => new ConnectedRedisDriver(redis, prefix) };
}
