import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kMeans } from '#domains/risk/kmeans.ts';
import { pointsOf } from '#domains/risk/points.ts';
import { seededRandom } from '#kernel/seeded-random.ts';

const coordinate = fc.integer({ min: -20, max: 20 });
const rows = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 });

function squared([x, y]: readonly [number, number], [u, v]: readonly [number, number]): number {
  return (x - u) ** 2 + (y - v) ** 2;
}

function mean(members: readonly (readonly [number, number])[]): [number, number] {
  const sum = (axis: 0 | 1) => members.reduce((total, member) => total + member[axis], 0);
  return [sum(0) / members.length, sum(1) / members.length];
}

/** The least inertia of three clusters on a line: every way to cut the sorted values in three. */
function leastInertia(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const spread = (part: readonly number[]) => {
    const middle = part.reduce((sum, value) => sum + value, 0) / part.length;
    return part.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  };
  const cuts = sorted.flatMap((_, i) => sorted.slice(i + 1).map((__, j) => [i, i + 1 + j] as const));
  return Math.min(
    ...cuts
      .map(([i, j]) => [sorted.slice(0, i), sorted.slice(i, j), sorted.slice(j)].map(spread))
      .map((parts) => parts.reduce((sum, part) => sum + part, 0)),
  );
}

describe('kMeans', () => {
  it('finds three groups that lie apart, whatever the seed', () => {
    const groups: [number, number][] = [
      [0, 0],
      [100, 0],
      [0, 100],
    ];
    const points = groups.flatMap(([x, y]) => [0, 1, 2, 3].map((step) => [x + step, y - step]));
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { labels } = kMeans(pointsOf(points), 3, seededRandom(seed));
        const found = [0, 4, 8].map((from) => new Set(labels.slice(from, from + 4)));
        expect(found.map((group) => group.size)).toEqual([1, 1, 1]);
        expect(new Set(labels).size).toBe(3);
      }),
    );
  });

  it('leaves every point with the nearest mean and reports the inertia of that', () => {
    fc.assert(
      fc.property(rows, fc.integer(), (members, seed) => {
        const { labels, inertia } = kMeans(pointsOf(members), 3, seededRandom(seed));
        const groups = Map.groupBy(members, (_, index) => labels[index] ?? -1);
        const means = new Map([...groups].map(([label, group]) => [label, mean(group)]));
        const distances = members.map((member, index) => squared(member, means.get(labels[index] ?? -1) ?? [0, 0]));
        expect(inertia).toBeCloseTo(
          distances.reduce((sum, distance) => sum + distance, 0),
          6,
        );
        members.forEach((member, index) => {
          const nearest = Math.min(...[...means.values()].map((other) => squared(member, other)));
          expect(distances[index]).toBeLessThanOrEqual(nearest + 1e-9);
        });
      }),
    );
  });

  it('finds the best of all clusterings of 12 numbers in more than nine of ten cases', () => {
    const random = seededRandom(5);
    const found = Array.from({ length: 200 }, (_, seed) => {
      const values = Array.from({ length: 12 }, () => Math.floor(random() * 100));
      const { inertia } = kMeans(pointsOf(values.map((value) => [value])), 3, seededRandom(seed));
      return inertia < leastInertia(values) + 1e-6;
    });
    expect(found.filter(Boolean).length).toBeGreaterThan(180);
  });

  it('leaves a cluster empty when there are too few different points', () => {
    const { labels, inertia } = kMeans(pointsOf([[1], [1], [5], [5]]), 3, seededRandom(1));
    expect(new Set(labels).size).toBe(2);
    expect(inertia).toBe(0);
  });

  it('compares the starts of many points on some of them and still leaves every point with the nearest mean', () => {
    const random = seededRandom(9);
    const members = Array.from({ length: 30_000 }, (_, index): [number, number] => [
      (index % 3) * 10 + random() * 6,
      random() * 6,
    ]);
    const { labels } = kMeans(pointsOf(members), 3, seededRandom(2));
    const groups = Map.groupBy(members, (_, index) => labels[index] ?? -1);
    const means = [...groups].map(([label, group]) => ({ label, mean: mean(group) }));
    const far = members.filter((member, index) => {
      const nearest = means.toSorted((a, b) => squared(member, a.mean) - squared(member, b.mean)).at(0);
      return nearest?.label !== labels[index];
    });
    expect(groups.size).toBe(3);
    expect(far).toEqual([]);
  });
});
