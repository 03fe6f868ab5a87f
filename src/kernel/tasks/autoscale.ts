import { placesOf } from './lane.ts';

/** What a worker sees of its work at one look. */
export interface Load {
  /** Tasks it may run at once. */
  readonly concurrency: number;
  /** Tasks it runs. */
  readonly running: number;
  /** Tasks of its queues that are due and wait for any worker. */
  readonly waiting: number;
  /** How long the longest waiting one has been due. */
  readonly oldestSeconds: number;
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Consecutive looks at which there was too much work, or too little. One of the two is 0. */
export interface Trend {
  readonly busy: number;
  readonly idle: number;
}

export const steady: Trend = { busy: 0, idle: 0 };

/** Looks that must agree before it grows or shrinks: work comes in bursts, and every change costs. */
const patience = { busy: 2, idle: 5 };
/** Seconds a task waits before that alone is a reason to grow, be the queue as short as it may. */
const longWait = 2;

/**
 * How many tasks a worker should run at once from now on. It grows by half when all places that bulk tasks may have
 * are taken and more wait than it runs, or one has waited for long; it shrinks by a quarter when it uses less than half of its places and
 * nothing waits.
 */
export function scale(load: Load, { min, max }: Bounds, before: Trend): { concurrency: number; trend: Trend } {
  const { concurrency, running, waiting, oldestSeconds } = load;
  // Bulk tasks alone never take the place that is kept for interactive ones.
  const isFull = running >= placesOf('bulk', concurrency);
  const isBusy = isFull && (waiting >= concurrency || (waiting > 0 && oldestSeconds >= longWait));
  const isIdle = running * 2 < concurrency && waiting === 0;
  const trend = { busy: isBusy ? before.busy + 1 : 0, idle: isIdle ? before.idle + 1 : 0 };
  if (trend.busy >= patience.busy) return { concurrency: within(Math.ceil(concurrency * 1.5)), trend: steady };
  if (trend.idle >= patience.idle) return { concurrency: within(Math.floor(concurrency * 0.75)), trend: steady };
  return { concurrency: within(concurrency), trend };

  function within(wanted: number): number {
    return Math.min(max, Math.max(min, wanted));
  }
}
