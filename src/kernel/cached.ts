import type { Computation, TaggedComputation, TaggedValue, VersionedValue } from '#adapters/cache/port.ts';
import { DatabaseScope, withDatabaseScope } from './database/database-scope.ts';
import { afterCommit } from './database/transaction.ts';
import { runtime } from './runtime.ts';

const notKept: TaggedComputation = { doNotKeep: () => {}, tag: () => {} };

/**
 * The value of `compute`, perhaps kept from an earlier call here or in another process. Inside a transaction always
 * computed: it may see what nobody else may see yet.
 */
export function versioned<T>(value: VersionedValue, compute: (computation: Computation) => Promise<T>): Promise<T> {
  const { pool, cache } = runtime();
  return pool.isInTransaction ? compute(notKept) : cache.versioned(value, compute);
}

/**
 * The same for a value that somebody may change at any time and then tells of by `forget`. Computed from the primary: a
 * replica may show what was before, and would have it kept.
 */
export function tagged<T>(value: TaggedValue, compute: (computation: TaggedComputation) => Promise<T>): Promise<T> {
  const { pool, cache } = runtime();
  if (pool.isInTransaction) return compute(notKept);
  return cache.tagged(value, (computation) => withDatabaseScope(new DatabaseScope(), () => compute(computation)));
}

/** Lets every process forget what is tagged so, once the open transaction has committed. */
export function forget(...tags: string[]): void {
  const { cache } = runtime();
  afterCommit(() => cache.forget(tags));
}
