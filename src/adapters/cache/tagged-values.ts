import { LRUCache } from 'lru-cache';
import type { Bus } from '../bus/port.ts';
import type { CacheFigures, TaggedComputation, TaggedValue } from './port.ts';

export interface TaggedValues {
  find(value: TaggedValue, compute: Compute): Promise<unknown>;
  close(): void;
}

type Compute = (computation: TaggedComputation) => Promise<unknown>;

interface Kept {
  readonly value: unknown;
  readonly tags: ReadonlySet<string>;
}

/** Sessions and people are some hundred bytes each. */
const most = 20_000;

/**
 * Values of this process that the bus makes it forget. While the bus hears nothing, nothing is kept and nothing kept is
 * used; when it hears again, everything from before is forgotten.
 */
export function createTaggedValues(bus: Bus, figures: CacheFigures): TaggedValues {
  const kept = new LRUCache<string, Kept>({ max: most });
  /** Computations under way, which others may wait for. */
  const running = new Map<string, Promise<unknown>>();
  /** Rises with everything that is forgotten: what was computed meanwhile may be from before. */
  let age = 0;

  function forget(isForgotten: (tags: ReadonlySet<string>) => boolean): void {
    age += 1;
    running.clear();
    for (const [key, { tags }] of kept.entries()) if (isForgotten(tags)) kept.delete(key);
  }

  const leave = bus.subscribe({
    message(message) {
      if (message.about === 'cache') forget((tags) => message.tags.some((tag) => tags.has(tag)));
    },
    missed: () => forget(() => true),
  });

  async function compute({ key, ttlSeconds }: TaggedValue, work: Compute): Promise<unknown> {
    const bornAt = age;
    const tags = new Set<string>();
    const state = { isWanted: true };
    figures.misses += 1;
    const value = await work({
      tag: (...more) => {
        for (const tag of more) tags.add(tag);
      },
      doNotKeep: () => {
        state.isWanted = false;
      },
    });
    if (state.isWanted && value !== undefined && bornAt === age) {
      kept.set(key, { value, tags }, { ttl: ttlSeconds * 1000 });
    }
    return value;
  }

  return {
    find(value, work) {
      if (!bus.isHearing) return compute(value, work);
      const found = kept.get(value.key);
      if (found) {
        figures.taggedHits += 1;
        return Promise.resolve(found.value);
      }
      const already = running.get(value.key);
      if (already) return already;
      const computing = compute(value, work).finally(() => {
        if (running.get(value.key) === computing) running.delete(value.key);
      });
      running.set(value.key, computing);
      return computing;
    },
    close: leave,
  };
}
