import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRemainingTime } from './remaining-time.ts';

describe('remaining time', () => {
  it('is not told before there is a rate', () => {
    expect(createRemainingTime(100)(10, 0)).toBeNull();
  });

  it('is not told while nothing goes on', () => {
    const secondsLeft = createRemainingTime(100);
    secondsLeft(0, 0);
    expect(secondsLeft(0, 5000)).toBeNull();
  });

  it('follows the rate', () => {
    const secondsLeft = createRemainingTime(100);
    secondsLeft(0, 0);
    expect(secondsLeft(10, 1000)).toBe(9);
    expect(secondsLeft(20, 2000)).toBe(8);
  });

  it('of a step that stalls for a second grows by less than the rate falls', () => {
    const secondsLeft = createRemainingTime(100);
    secondsLeft(0, 0);
    secondsLeft(50, 5000);
    const stalled = secondsLeft(51, 6000 + 4000);
    expect(stalled).toBeGreaterThan(5);
    expect(stalled).toBeLessThan(10);
  });

  it('is exact at every steady rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 2, max: 50 }), (perSecond, seconds) => {
        const secondsLeft = createRemainingTime(perSecond * seconds);
        secondsLeft(0, 0);
        for (let at = 1; at <= seconds; at += 1) {
          expect(Math.abs((secondsLeft(perSecond * at, at * 1000) ?? -9) - (seconds - at))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
