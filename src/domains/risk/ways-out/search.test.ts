import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Standing, searchSets } from '#domains/risk/ways-out/search.ts';

/** Each thing takes so many points off a risk of 100; zone B from 65 down, zone A from 30. */
function judgeBy(points: readonly number[]): { judge: (items: readonly number[]) => Standing; count: () => number } {
  let judged = 0;
  return {
    judge: (items) => {
      judged += 1;
      const riskScore = Math.max(
        0,
        items.reduce((risk, item) => risk - (points[item] ?? 0), 100),
      );
      const zone = riskScore < 30 ? 'A' : riskScore < 65 ? 'B' : 'C';
      return { zone, riskScore, probability: null, distance: riskScore };
    },
    count: () => judged,
  };
}

const points = fc.array(fc.integer({ min: -5, max: 40 }), { maxLength: 60 });

/** The fewest of the points that make so many together: the largest ones. */
function fewest(all: readonly number[], needed: number): number {
  let sum = 0;
  const found = all.toSorted((one, other) => other - one).findIndex((value) => (sum += value) > needed);
  return found + 1;
}

describe('searchSets', () => {
  it('finds the smallest sets, and says so, while smaller ones are few', () => {
    let exhaustive = 0;
    fc.assert(
      fc.property(points, (all) => {
        const { found } = searchSets(all.length, judgeBy(all).judge, ['B', 'A']);
        for (const [aim, needed] of [
          ['B', 35],
          ['A', 70],
        ] as const) {
          const set = found.get(aim);
          const least = fewest(all, needed);
          expect(set === undefined).toBe(least === 0);
          if (set?.search !== 'exhaustive') continue;
          exhaustive += 1;
          expect(set.items.length).toBe(least);
        }
      }),
    );
    expect(exhaustive).toBeGreaterThan(50);
  });

  it('leaves nothing in a set that could be left out, however it was found', () => {
    let greedy = 0;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 25, maxLength: 60 }), (all) => {
        const { judge } = judgeBy(all);
        for (const [aim, set] of searchSets(all.length, judge, ['B', 'A']).found) {
          greedy += Number(set.search === 'greedy');
          for (const item of set.items) {
            const { riskScore } = judge(set.items.filter((other) => other !== item));
            expect(riskScore).toBeGreaterThanOrEqual(aim === 'A' ? 30 : 65);
          }
        }
      }),
    );
    expect(greedy).toBeGreaterThan(50);
  });

  it('tells the lowest risk where no set suffices, by nothing that does not lower it', () => {
    const { found, lowest } = searchSets(4, judgeBy([10, 0, 5, -3]).judge, ['B', 'A']);
    expect([found.size, lowest.items, lowest.standing.riskScore]).toEqual([0, [0, 2], 85]);
  });

  it('judges a bounded number of sets', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 100 }), (all) => {
        const { judge, count } = judgeBy(all);
        searchSets(all.length, judge, ['B', 'A']);
        expect(count()).toBeLessThan(1 + 8 * all.length + 300 + 2 * 12 * 6 + 20);
      }),
    );
  });
});
