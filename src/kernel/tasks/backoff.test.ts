import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffSeconds } from './backoff.ts';

const backoff = { first: 2, factor: 3, most: 600 };

describe('backoffSeconds', () => {
  it('grows by the factor from the first wait to the longest', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((attempt) => backoffSeconds(backoff, attempt, 0.5));
    expect(waits).toEqual([2, 6, 18, 54, 162, 486, 600]);
  });

  it('stays within 20 % of the plain wait, whatever the chance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
        const plain = backoffSeconds(backoff, attempt, 0.5);
        const wait = backoffSeconds(backoff, attempt, chance);
        expect(wait).toBeGreaterThanOrEqual(plain * 0.8 - 1e-9);
        expect(wait).toBeLessThanOrEqual(plain * 1.2 + 1e-9);
      }),
    );
  });

  it('spreads tasks that failed together over the whole of it', () => {
    expect(backoffSeconds(backoff, 1, 0)).toBeCloseTo(1.6);
    expect(backoffSeconds(backoff, 1, 1)).toBeCloseTo(2.4);
  });
});
