import { describe, expect, it, test } from 'vitest';
import type { RunFigures } from '#domains/risk/pattern/contract.ts';
import { causesOf, runBefore } from './causes.ts';
import type { QualityThresholds } from './contract.ts';

const thresholds: QualityThresholds = { silhouette: 0.25, stability: 0.6, driftPct: 40, zoneCPoints: 15, days: 7 };
const now = new Date('2024-11-20T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

const run = (days: number, given: Partial<RunFigures> = {}): RunFigures => ({
  ...{ runId: 100 - days, asOf: daysAgo(days), groups: 3, drift: 0.1, zoned: 40, atRisk: 4 },
  quality: { silhouette: 0.4, calinskiHarabasz: 50, stability: 0.8 },
  ...given,
});
const quality = (silhouette: number, stability: number) => ({
  quality: { silhouette, stability, calinskiHarabasz: null },
});

describe('what is wrong with the groups of a course', () => {
  test.each<[string, RunFigures[], [string, number][]]>([
    ['nothing of a sound one', [run(8), run(0)], []],
    ['nothing before the first run', [], []],
    ['nothing of a single group', [run(0, { quality: null })], []],
    ['nothing at the thresholds below which it begins', [run(0, quality(0.25, 0.6))], []],
    ['groups that hardly stand apart', [run(0, quality(0.24, 0.8))], [['silhouette', 0.24]]],
    ['groups chosen by chance', [run(0, quality(0.3, 0.59))], [['stability', 0.59]]],
    ['figures of an earlier run alone', [run(1, quality(0.1, 0.1)), run(0)], []],
    ['the greatest drift of the days', [run(8), run(6, { drift: 0.5 }), run(0)], [['drift', 50]]],
    ['no drift from before them', [run(9), run(7, { drift: 0.5 }), run(0)], []],
    ['a drift at the threshold', [run(3), run(0, { drift: 0.4 })], [['drift', 40]]],
    [
      'nothing moved by the files of the first day',
      [run(0.9, { atRisk: 0 }), run(0.1, { drift: 1, atRisk: 20 }), run(0, { atRisk: 20 })],
      [],
    ],
    [
      'what moved after it',
      [run(1.5, { atRisk: 0 }), run(1, { atRisk: 4 }), run(0.2, { drift: 1, atRisk: 20 })],
      [
        ['drift', 100],
        ['zone_c', 40],
      ],
    ],
    [
      'what moved in a day with more runs than are kept',
      Array.from({ length: 50 }, (_, index) => run(0.5 - index / 100, { drift: 0.5 })),
      [['drift', 50]],
    ],
    [
      'a jump of zone C since before the days',
      [run(9), run(1, { atRisk: 20 }), run(0, { atRisk: 10 })],
      [['zone_c', 15]],
    ],
    ['a smaller one', [run(9), run(0, { atRisk: 9 })], []],
    ['a jump since the first run of a younger course', [run(2), run(0, { atRisk: 12 })], [['zone_c', 20]]],
    ['one that is older than the days', [run(30), run(9, { atRisk: 20 }), run(0, { atRisk: 20 })], []],
    ['two more of a few students', [run(9, { zoned: 9, atRisk: 0 }), run(0, { zoned: 9, atRisk: 2 })], []],
    ['the first zones there are', [run(9, { zoned: 0, atRisk: 0 }), run(0, { atRisk: 20 })], []],
    ['fewer in zone C', [run(9, { atRisk: 30 }), run(0)], []],
  ])('%s', (_, runs, expected) => {
    expect(causesOf(runs, thresholds, now).map(({ kind, value }) => [kind, value])).toEqual(expected);
  });

  it('is over when the days are, without another run', () => {
    const runs = [run(9), run(6, { atRisk: 20, drift: 0.5 })];
    expect(causesOf(runs, thresholds, now)).toHaveLength(2);
    expect(causesOf(runs, thresholds, new Date(now.getTime() + 86_400_000))).toEqual([]);
  });

  it('compares with the last run from before the days, else with the oldest', () => {
    const runs = [run(20), run(8), run(3)];
    expect(runBefore(runs, 7, now)?.runId).toBe(92);
    expect(runBefore(runs, 30, now)?.runId).toBe(80);
    expect(runBefore([], 7, now)).toBeUndefined();
  });
});
