import type { Bus } from '../bus/port.ts';
import { newFigures, type Cache, type TaggedComputation, type TaggedValue } from './port.ts';
import { connectImpatiently } from './redis-connection.ts';
import { createTaggedValues } from './tagged-values.ts';
import { VersionedValues } from './versioned-values.ts';

export interface CacheOptions {
  /** Reaches every process that keeps tagged values. Absent: none are kept. */
  bus: Bus;
  /** Whether tagged values are kept: only where `bus` reaches everybody who changes them. */
  keepsTagged: boolean;
  /** Absent: values are kept in this process only. */
  redisUrl?: string | undefined;
  /** Keeps installations apart that share a Redis. */
  prefix: string;
  /** Called when Redis fails, once per outage. */
  onError: (error: unknown) => void;
  /** Milliseconds after which a process that computes a value counts as dead. Default 5000. */
  lockExpiry?: number;
  /** Bytes of versioned values kept in this process. Default 64 MB. */
  memoryBytes?: number;
}

/** The cache of this process, in memory alone or with Redis behind it. */
export function createCache({ bus, keepsTagged, redisUrl, onError, ...rest }: CacheOptions): Cache {
  const figures = newFigures();
  const redis = redisUrl === undefined ? undefined : connectImpatiently(redisUrl, 'pulse cache', onError);
  const versioned = new VersionedValues({ ...rest, redis, figures });
  const taggedValues = keepsTagged ? createTaggedValues(bus, figures) : undefined;

  function tagged<T>(value: TaggedValue, compute: (computation: TaggedComputation) => Promise<T>): Promise<T>;
  function tagged(value: TaggedValue, compute: (computation: TaggedComputation) => Promise<unknown>): Promise<unknown> {
    if (taggedValues) return taggedValues.find(value, compute);
    figures.misses += 1;
    return compute({ doNotKeep: () => {}, tag: () => {} });
  }

  return {
    versioned: (value, compute) => versioned.find(value, compute),
    tagged,
    forget: (tags) => bus.publish({ about: 'cache', tags }),
    figures,
    get isShared() {
      return versioned.isShared;
    },
    async close() {
      taggedValues?.close();
      await versioned.close();
      redis?.disconnect();
    },
  };
}
