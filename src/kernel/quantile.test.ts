import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { median, quantile, quantileWith } from '#kernel/quantile.ts';

describe('quantile', () => {
  test.each([
    [[], 0.5, null],
    [[7], 0.25, 7],
    [[4, 1, 3, 2], 0, 1],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[4, 1, 3, 2], 0.75, 3.25],
    [[4, 1, 3, 2], 1, 4],
  ])('of %j at %d is %j, as percentile_cont says', (values, p, expected) => {
    expect(quantile(values, p)).toBe(expected);
  });

  it('lies among the values, whatever their order', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
    const shuffled = values.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.double({ min: 0, max: 1, noNaN: true }), ([list, other], p) => {
        expect(quantile(other, p)).toBe(quantile(list, p));
        expect(quantile(list, p)).toBeGreaterThanOrEqual(Math.min(...list));
        expect(quantile(list, p)).toBeLessThanOrEqual(Math.max(...list));
      }),
    );
  });

  it('at one half is the median', () => {
    expect(median([9, 1, 5])).toBe(5);
  });
});

describe('quantileWith', () => {
  it('is the quantile of all values together', () => {
    const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 }));
    fc.assert(
      fc.property(fc.array(number), number, fc.double({ min: 0, max: 1, noNaN: true }), (values, value, p) => {
        const sorted = Float64Array.from(values).sort();
        expect(quantileWith(sorted, value, p)).toBe(quantile([...values, value], p));
        expect(quantileWith(sorted, Number.NaN, p)).toBe(quantile(values, p));
      }),
    );
  });
});
