/** A value that is named by everything it depends on: when one of those changes, the old value is never asked for again. */
export interface VersionedValue {
  /** What it is, of what, and in which version, e.g. `['gradebook.heat_map', 5, 17]`. */
  readonly key: readonly (string | number)[];
  /** How long it is kept at most. */
  readonly ttlSeconds: number;
}

/** A value that somebody else may change at any time and then tells of. */
export interface TaggedValue {
  readonly key: string;
  /** How long it may be wrong when nobody tells, e.g. because it was changed by hand. */
  readonly ttlSeconds: number;
}

export interface Computation {
  /** The computed value must not be kept: it turned out to be of another version, or of this one call. */
  readonly doNotKeep: () => void;
}

export interface TaggedComputation extends Computation {
  /** The value is forgotten with any of these. */
  readonly tag: (...tags: string[]) => void;
}

/**
 * Keeps what is dear to compute. It may lose anything at any time and never fails: whoever asks gets the value of
 * `compute` at worst. Only `compute` may fail, and its error reaches the asker as it is.
 *
 * Values are the same for everybody who may see them: what a person may see is asked before, and never kept with them.
 */
export interface Cache {
  /**
   * A value shared by all processes: kept in this one and, with Redis, beside all. Of several that ask for a missing
   * one, also in different processes, one computes and the others wait for it, a bounded time.
   *
   * @param compute its value must be plain JSON: it may come back from text
   */
  versioned<T>(value: VersionedValue, compute: (computation: Computation) => Promise<T>): Promise<T>;
  /**
   * A value kept in this process only, and only while this process hears who changes it: `forget` anywhere reaches it
   * here. Undefined is not kept.
   */
  tagged<T>(value: TaggedValue, compute: (computation: TaggedComputation) => Promise<T>): Promise<T>;
  /** Lets every process forget what is tagged so. After a commit, or others keep what was before. */
  forget(tags: readonly string[]): void;
  readonly figures: Readonly<CacheFigures>;
  /** Whether Redis answers at present. */
  readonly isShared: boolean;
  close(): Promise<void>;
}

/** Counts since the start of the process. */
export interface CacheFigures {
  /** Answered from this process' memory: versioned values … */
  memoryHits: number;
  /** … and tagged ones. */
  taggedHits: number;
  /** Answered from Redis. */
  redisHits: number;
  /** Computed, because nobody had it. */
  misses: number;
  /** Operations on Redis that failed or took too long. */
  redisErrors: number;
  /** Times this process waited for another that computes the same. */
  waits: number;
}

export function newFigures(): CacheFigures {
  return { memoryHits: 0, taggedHits: 0, redisHits: 0, misses: 0, redisErrors: 0, waits: 0 };
}
