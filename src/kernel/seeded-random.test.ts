import { describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/seeded-random.ts';

function draw(seed: number, count: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random());
}

describe('seededRandom', () => {
  it('gives the same sequence for the same seed and another for another', () => {
    expect(draw(1, 10)).toEqual(draw(1, 10));
    expect(draw(1, 10)).not.toEqual(draw(2, 10));
  });

  it('spreads evenly from 0 to below 1', () => {
    const tenths = Map.groupBy(draw(42, 10_000), (number) => Math.floor(number * 10));
    expect([...tenths.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const numbers of tenths.values()) expect(Math.abs(numbers.length - 1000)).toBeLessThan(150);
  });
});
