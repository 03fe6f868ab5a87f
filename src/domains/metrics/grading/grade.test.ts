import { describe, expect, test } from 'vitest';
import { gradePct, type CountedScore, type GradePart } from './grade.ts';

const score = (part: string, share: number, weight: number | null = null, maxPoints = 10): CountedScore => ({
  activityId: Math.round(share * 1000),
  activity: { part, maxPoints, weight },
  share,
});
const parts = (given: Readonly<Record<string, Partial<GradePart>>>) =>
  new Map(Object.entries(given).map(([key, part]) => [key, { weight: null, dropLowest: 0, ...part }]));

describe('gradePct', () => {
  test.each<[string, CountedScore[], Readonly<Record<string, Partial<GradePart>>>, number | null]>([
    ['without weights is points of possible points', [score('a', 1), score('b', 0.5, null, 30)], {}, 62.5],
    ['weighs activities by their own weights', [score('a', 1, 3), score('b', 0, 1)], {}, 75],
    [
      'weighs parts, each a mean',
      [score('a', 1), score('a', 0), score('b', 1)],
      { a: { weight: 3 }, b: { weight: 1 } },
      62.5,
    ],
    ['leaves out parts without scores', [score('a', 0.8)], { a: { weight: 10 }, b: { weight: 90 } }, 80],
    [
      'does not count parts without weight beside those with one',
      [score('a', 1), score('b', 0)],
      { a: { weight: 1 }, b: {} },
      100,
    ],
    ['unless their activities have weights', [score('a', 1), score('b', 0, 3)], { a: { weight: 1 }, b: {} }, 25],
    ['drops the lowest of a part', [score('a', 0.2), score('a', 0.8), score('b', 0.1)], { a: { dropLowest: 1 } }, 45],
    ['never drops all', [score('a', 0.2)], { a: { dropLowest: 3 } }, 20],
    ['may be above 100', [score('a', 1.2)], {}, 120],
    ['does not count what weighs nothing', [score('a', 1, 0)], {}, null],
    ['is null without scores', [], {}, null],
  ])('%s', (_, scores, given, expected) => {
    const grade = gradePct(scores, parts(given));
    if (expected === null) expect(grade).toBeNull();
    else expect(grade).toBeCloseTo(expected, 9);
  });
});
