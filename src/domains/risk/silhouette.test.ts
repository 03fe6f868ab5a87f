import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsOf } from '#domains/risk/points.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { silhouette } from '#domains/risk/silhouette.ts';

/** The definition of Rousseeuw, word for word, for points on a line. */
function plainSilhouette(values: readonly number[], labels: readonly number[]): number {
  const members = (label: number) => values.flatMap((_, index) => (labels[index] === label ? [index] : []));
  const meanDistance = (from: number, to: number[]) =>
    to.reduce((sum, index) => sum + Math.abs((values[from] ?? 0) - (values[index] ?? 0)), 0) / to.length;
  const each = values.map((_, index) => {
    const own = members(labels[index] ?? 0).filter((other) => other !== index);
    const others = [...new Set(labels)].filter((label) => label !== labels[index]);
    if (own.length === 0 || others.length === 0) return 0;
    const within = meanDistance(index, own);
    const between = Math.min(...others.map((label) => meanDistance(index, members(label))));
    return within === between ? 0 : (between - within) / Math.max(within, between);
  });
  return each.reduce((sum, value) => sum + value, 0) / each.length;
}

const clustersOf = (labels: readonly number[]) => ({ labels: Uint8Array.from(labels), k: 3, inertia: 0 });

describe('silhouette', () => {
  it('agrees with the definition', () => {
    const labelled = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 2 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(labelled, (pairs) => {
        const values = pairs.map(([value]) => value);
        const labels = pairs.map(([, label]) => label);
        const found = silhouette(pointsOf(values.map((value) => [value])), clustersOf(labels));
        expect(found).toBeCloseTo(plainSilhouette(values, labels), 9);
      }),
    );
  });

  it('of 1,500 points, from a sample, is near the exact one', () => {
    const random = seededRandom(7);
    // Sorted, as the students are: the first third would all be of one cluster.
    const labels = Array.from({ length: 1500 }, (_, index) => Math.floor(index / 500));
    const values = labels.map((label) => label ** 3 + 3 * random());
    const found = silhouette(pointsOf(values.map((value) => [value])), clustersOf(labels));
    expect(Math.abs(found - plainSilhouette(values, labels))).toBeLessThan(0.01);
  });

  it('of no points is 0', () => {
    expect(silhouette(pointsOf([]), clustersOf([]))).toBe(0);
  });
});
