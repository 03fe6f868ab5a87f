import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultRiskSettings as settings } from '#domains/risk/contract.ts';
import { boundsFromClusters, place, zoneOf } from '#domains/risk/zones.ts';

const anywhere = { lowest: 0.1, usual: 50, highest: 100 };
const free = { ...settings, bounds: { B: anywhere, C: anywhere } };
const scored = fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 2 })), {
  minLength: 1,
  maxLength: 20,
});
const bounds = { B: 25, C: 50 };

describe('boundsFromClusters', () => {
  it('lie half-way between clusters that do not overlap', () => {
    expect(boundsFromClusters([10, 60, 20, 90, 50, 80], [0, 1, 0, 2, 1, 2], free)).toEqual({ B: 35, C: 70 });
  });

  it('stay within the settings where all do well, and where all do badly', () => {
    expect(boundsFromClusters([1, 2, 3], [0, 1, 2], settings)).toEqual({ B: 15, C: 35 });
    expect(boundsFromClusters([80, 85, 90], [0, 1, 2], settings)).toEqual({ B: 35, C: 55 });
  });

  it('are the lowest where several are as good, so that the doubtful are not overlooked', () => {
    expect(boundsFromClusters([10, 20, 30, 40], [0, 1, 0, 1], free)).toMatchObject({ B: 15 });
  });

  it('put as few students as possible on the wrong side, and B never above C', () => {
    fc.assert(
      fc.property(scored, (pairs) => {
        const scores = pairs.map(([score]) => score);
        const ranks = pairs.map(([, rank]) => rank);
        const wrong = (bound: number, from: number) =>
          pairs.filter(([score, rank]) => score >= bound !== rank >= from).length;
        const least = (from: number) => Math.min(...[...scores, 100.5].map((bound) => wrong(bound, from)));
        const found = boundsFromClusters(scores, ranks, {
          ...free,
          bounds: { B: { ...anywhere, highest: 101 }, C: { ...anywhere, highest: 101 } },
        });
        expect(wrong(found.B, 1)).toBe(least(1));
        expect(wrong(found.C, 2)).toBe(least(2));
        expect(found.B).toBeLessThanOrEqual(found.C);
      }),
    );
  });
});

describe('zoneOf', () => {
  test.each([
    [0, 'A'],
    [24.9, 'A'],
    [25, 'B'],
    [49.9, 'B'],
    [50, 'C'],
  ])('of score %d is %s between bounds 25 and 50', (score, zone) => expect(zoneOf(score, bounds)).toBe(zone));
});

describe('place', () => {
  const ahead = { overdue: 0, due: 4, completionPct: 90 };

  it('keeps who has nothing overdue and leads the course out of C, at the highest score of B', () => {
    expect(place(ahead, 80, bounds, 75)).toEqual({ score: 50, zone: 'B', guardRail: 'nothing_overdue' });
    expect(place({ ...ahead, overdue: 1 }, 80, bounds, 75).zone).toBe('C');
    expect(place({ ...ahead, completionPct: 75 }, 80, bounds, 75).zone).toBe('C');
    expect(place({ ...ahead, completionPct: null }, 80, bounds, null).zone).toBe('C');
    expect(place(ahead, 40, bounds, 75)).toEqual({ score: 40, zone: 'B', guardRail: null });
  });

  it('keeps who has more than half of the due work overdue out of A, at the lowest score of B', () => {
    const behind = { overdue: 3, due: 5, completionPct: 40 };
    expect(place(behind, 10, bounds, 75)).toEqual({ score: 25, zone: 'B', guardRail: 'mostly_overdue' });
    expect(place({ ...behind, overdue: 2, due: 4 }, 10, bounds, 75)).toEqual({ score: 10, zone: 'A', guardRail: null });
    expect(place(behind, 60, bounds, 75)).toEqual({ score: 60, zone: 'C', guardRail: null });
  });
});
