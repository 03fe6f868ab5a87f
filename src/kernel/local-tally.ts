import type { Counted, Tally } from '#adapters/tally/port.ts';

/** The present window of one key. */
export interface Window {
  count: number;
  /** On the clock of `performance.now()`. */
  endsAt: number;
}

/** Some 2 MB; beyond, those that began first are forgotten. */
const mostWindows = 10_000;

/** Counts in this process alone. */
export class LocalTally implements Tally {
  readonly #windows = new Map<string, Window>();

  count(key: string, windowMs: number): Counted {
    return toCounted(this.add(key, windowMs));
  }

  /** Counts once more and gives the window itself, for one that knows better to correct it. */
  add(key: string, windowMs: number): Window {
    const now = performance.now();
    const found = this.#windows.get(key);
    if (found && found.endsAt > now) {
      found.count += 1;
      return found;
    }
    // Behind all others, so that those that ended are in front.
    this.#windows.delete(key);
    this.#makeRoom(now);
    const begun = { count: 1, endsAt: now + windowMs };
    this.#windows.set(key, begun);
    return begun;
  }

  #makeRoom(now: number): void {
    for (const [key, { endsAt }] of this.#windows) {
      if (endsAt > now && this.#windows.size < mostWindows) return;
      this.#windows.delete(key);
    }
  }

  close(): void {
    this.#windows.clear();
  }
}

export function toCounted({ count, endsAt }: Window): Counted {
  return { count, msLeft: Math.max(0, endsAt - performance.now()) };
}
