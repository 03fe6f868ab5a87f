import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { scale, steady, type Load, type Trend } from './autoscale.ts';
import { placesOf } from './lane.ts';

const bounds = { min: 2, max: 16 };
const busy = { running: 4, waiting: 100, oldestSeconds: 5 };
const idle = { running: 0, waiting: 0, oldestSeconds: 0 };

/** The concurrency after each of so many looks at the same load, whose running tasks fill the places or none. */
function follow(looks: number, from: number, load: (concurrency: number) => Omit<Load, 'concurrency'>): number[] {
  let [concurrency, trend]: [number, Trend] = [from, steady];
  return Array.from({ length: looks }, () => {
    ({ concurrency, trend } = scale({ concurrency, ...load(concurrency) }, bounds, trend));
    return concurrency;
  });
}

describe('scale', () => {
  it('grows by half once two looks agree, up to the most', () => {
    const full = (concurrency: number) => ({ ...busy, running: concurrency });
    expect(follow(10, 4, full)).toEqual([4, 6, 6, 9, 9, 14, 14, 16, 16, 16]);
  });

  it('shrinks by a quarter once five looks agree, down to the least', () => {
    expect(follow(25, 8, () => idle)).toEqual([
      8, 8, 8, 8, 6, 6, 6, 6, 6, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2,
    ]);
  });

  it('does not follow a burst of one look', () => {
    const first = scale({ concurrency: 4, ...busy }, bounds, steady);
    const second = scale({ concurrency: 4, ...idle }, bounds, first.trend);
    expect(scale({ concurrency: 4, ...busy }, bounds, second.trend).concurrency).toBe(4);
  });

  it('grows for a single task that waits for long, not for one that has just come', () => {
    const one = (oldestSeconds: number) => follow(2, 4, () => ({ running: 4, waiting: 1, oldestSeconds }));
    expect(one(3)).toEqual([4, 6]);
    expect(one(0.1)).toEqual([4, 4]);
  });

  it('grows with bulk tasks, which leave a place to interactive ones', () => {
    const bulk = (concurrency: number) => ({ ...busy, running: placesOf('bulk', concurrency) });
    expect(follow(8, 4, bulk)).toEqual([4, 6, 6, 9, 9, 14, 14, 16]);
  });

  it('stays while it has places of its own for what waits', () => {
    expect(follow(10, 8, () => ({ running: 6, waiting: 100, oldestSeconds: 100 }))).toEqual(Array(10).fill(8));
  });

  it('stays within its bounds, whatever it sees', () => {
    const load = fc.record({
      concurrency: fc.integer({ min: 1, max: 100 }),
      running: fc.nat(100),
      waiting: fc.nat(),
      oldestSeconds: fc.nat(),
    });
    fc.assert(
      fc.property(load, fc.nat(9), fc.nat(9), (seen, looksBusy, looksIdle) => {
        const { concurrency } = scale(seen, bounds, { busy: looksBusy, idle: looksIdle });
        expect(concurrency).toBeGreaterThanOrEqual(bounds.min);
        expect(concurrency).toBeLessThanOrEqual(bounds.max);
      }),
    );
  });
});
