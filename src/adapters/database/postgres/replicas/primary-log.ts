import type { Position } from '#kernel/database/position.ts';

/** What the primary said of itself. */
export interface PrimarySample {
  readonly position: Position;
  readonly system: string;
  readonly timeline: number;
}

/**
 * How far the primary was, and when: what tells by how many seconds a replica is behind, whatever the servers' clocks
 * say. Times are milliseconds of one clock of this process.
 */
export class PrimaryLog {
  readonly #keepFor: number;
  #samples: { position: Position; at: number }[] = [];
  #latest: PrimarySample | undefined;
  #latestAt = 0;

  /** @param keepFor milliseconds; older samples tell no more than that a replica is too far behind */
  constructor(keepFor: number) {
    this.#keepFor = keepFor;
  }

  get latest(): PrimarySample | undefined {
    return this.#latest;
  }

  /** @param at when the primary was asked, or before */
  add(sample: PrimarySample, at: number): void {
    const { system, timeline } = this.#latest ?? sample;
    // Another server, or a promoted replica: positions from before mean nothing any more.
    if (system !== sample.system || timeline !== sample.timeline) this.#samples = [];
    this.#latest = sample;
    this.#latestAt = at;
    this.#samples.push({ position: sample.position, at });
    const firstKept = this.#samples.findIndex((kept) => at - kept.at <= this.#keepFor);
    this.#samples.splice(0, firstKept);
  }

  /**
   * Milliseconds since the primary was at a place that a replica with this position has replayed: it shows everything
   * committed until then. Undefined when the replica is behind all that is remembered.
   */
  behind(replayed: Position, now: number): number | undefined {
    const reached = this.#samples.findLast(({ position }) => position <= replayed);
    return reached && now - reached.at;
  }

  /** Whether who was at this position then is ahead of the primary since: no copy of this primary ever is. */
  isOvertakenBy(replayed: Position, at: number): boolean {
    return this.#latest !== undefined && this.#latestAt > at && replayed > this.#latest.position;
  }
}
