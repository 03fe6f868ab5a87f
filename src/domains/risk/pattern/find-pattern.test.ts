import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultRiskSettings } from '#domains/risk/contract.ts';
import { pointsOf } from '#domains/risk/points.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { type CourseStudent, courseArbitrary, studentMetric } from '#test/fixtures/student-metric.ts';
import { adjustedRand } from './adjusted-rand.ts';
import { calinskiHarabasz } from './calinski-harabasz.ts';
import { chooseClusters } from './choose-clusters.ts';
import { coursePatternSchema } from './contract.ts';
import { driftOf } from './drift.ts';
import { findPattern } from './find-pattern.ts';
import { nameCluster } from './name-cluster.ts';
import { kMeansAgain, stability } from './stability.ts';

const find = (students: readonly CourseStudent[]) => findPattern(students, defaultRiskSettings, 1);

const numbered = (count: number, given: (index: number) => Partial<CourseStudent>, from = 0) =>
  Array.from({ length: count }, (_, index) =>
    studentMetric({ studentId: from + index, externalId: `id_${from + index}`, ...given(index) }),
  );

const working = { done: 10, due: 10, daysSinceLastActivity: 2 };
const silent = { done: 4, due: 10, overdue: 6, daysSinceLastActivity: 45 };

describe('findPattern', () => {
  it('keeps to the contract: everybody is in one cluster of the size it says', () => {
    fc.assert(
      fc.property(courseArbitrary(), (students) => {
        const { pattern, clusters } = find(students);
        coursePatternSchema.parse(pattern);
        expect(JSON.stringify(pattern)).not.toMatch(/NaN|Infinity/);
        pattern.clusters.forEach(({ size }, cluster) => {
          expect(clusters.filter((other) => other === cluster)).toHaveLength(size);
          expect(size).toBeGreaterThan(0);
        });
        expect(pattern.clusters.reduce((sum, { size }) => sum + size, 0)).toBe(students.length);
      }),
    );
  });

  it('is the same for the same students in any order', () => {
    const shuffled = courseArbitrary().chain((students) =>
      fc.tuple(fc.constant(students), fc.shuffledSubarray(students, { minLength: students.length })),
    );
    fc.assert(
      fc.property(shuffled, ([students, other]) => {
        const [one, two] = [find(students), find(other)];
        expect(two.pattern).toEqual(one.pattern);
        const clusterOf = new Map(other.map(({ studentId }, index) => [studentId, two.clusters[index]]));
        expect(students.map(({ studentId }) => clusterOf.get(studentId))).toEqual(one.clusters);
      }),
    );
  });

  it('finds and names those who work and those who stopped, surely', () => {
    const { pattern, clusters } = find([...numbered(12, () => silent), ...numbered(20, () => working, 12)]);
    expect(pattern.clusters).toMatchObject([
      { name: { code: 'on_time' }, size: 20, typical: { completionPct: 50, overduePct: 0 } },
      { name: { code: 'stopped', params: { weeks: 6 } }, size: 12, typical: { silentDays: 45 } },
    ]);
    expect(clusters.slice(0, 13)).toEqual([...new Array<number>(12).fill(1), 0]);
    expect(pattern.quality).toMatchObject({ silhouette: 1, calinskiHarabasz: null, stability: 1 });
  });

  it('is one cluster where there are few students, or no differences, and none in an empty course', () => {
    const few = find(numbered(8, (index) => ({ ...working, done: 10 + index })));
    expect(few.pattern).toMatchObject({ clusters: [{ name: { code: 'on_time' }, size: 8 }], quality: null });
    expect(find(numbered(30, () => working)).pattern.clusters).toHaveLength(1);
    expect(find([]).pattern).toEqual({ clusters: [], quality: null });
  });

  it('puts those beyond the sample to the nearest cluster', () => {
    const many = [
      ...numbered(500, (index) => ({ ...working, daysSinceLastActivity: index % 5 })),
      ...numbered(400, () => silent, 500),
    ];
    const { pattern, clusters } = find(many);
    const stopped = pattern.clusters.findIndex(({ name }) => name.code === 'stopped');
    expect(new Set(clusters.slice(500))).toEqual(new Set([stopped]));
    expect(clusters.slice(0, 500)).not.toContain(stopped);
  });
});

describe('nameCluster', () => {
  const lessons = { lessonsHeld: 10, lessonsMarked: 10 };
  test.each<[string, Partial<CourseStudent>]>([
    ['not_started', { due: 5, overdue: 5 }],
    ['attends_only', { ...lessons, attended: 8, due: 5, overdue: 5 }],
    ['attends_only', { ...lessons, attended: 8 }],
    ['stopped', { done: 5, due: 8, overdue: 3, daysSinceLastActivity: 28 }],
    ['mostly_undone', { done: 4, due: 10, overdue: 6, daysSinceLastActivity: 3 }],
    ['late', { done: 10, due: 10, late: 5, daysSinceLastActivity: 3 }],
    ['below_pass_mark', { done: 10, due: 10, failed: 4, daysSinceLastActivity: 3 }],
    ['partly_undone', { done: 7, due: 10, overdue: 3, daysSinceLastActivity: 3 }],
    ['on_time_absent', { ...lessons, attended: 2, done: 10, due: 10, daysSinceLastActivity: 3 }],
    ['nearly_finished', { done: 19, due: 10, daysSinceLastActivity: 60 }],
    ['on_time', { done: 10, due: 10, daysSinceLastActivity: 3 }],
    ['ahead', { done: 10, daysSinceLastActivity: 3 }],
    ['beginning', { done: 2, daysSinceLastActivity: 3 }],
  ])('calls them %s who are %j', (code, given) => {
    expect(nameCluster([studentMetric(given)], 5).code).toBe(code);
  });

  it('does not call them stopped who are as silent as the course', () => {
    expect(nameCluster([studentMetric({ done: 10, due: 10, daysSinceLastActivity: 40 })], 35).code).toBe('on_time');
  });
});

describe('chooseClusters', () => {
  it('chooses as many as there are', () => {
    for (const k of [2, 3, 4, 5, 6]) {
      const rows = Array.from({ length: 60 }, (_, index) => [10 * (index % k), (index % 7) / 10]);
      expect(chooseClusters(pointsOf(rows), 1)?.k).toBe(k);
    }
  });

  it('chooses none where all are alike', () => {
    expect(chooseClusters(pointsOf([[1], [1], [1]]), 1)).toBeUndefined();
  });
});

describe('measures of clusters', () => {
  const labelling = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 40 });

  it('adjusted Rand is 1 of the same under other names, symmetric, and about 0 by chance', () => {
    fc.assert(
      fc.property(labelling, (labels) => {
        const renamed = labels.map((label) => 7 - 2 * label);
        expect(adjustedRand(labels, renamed)).toBeCloseTo(1, 12);
      }),
    );
    fc.assert(
      fc.property(labelling, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (labels, stream) => {
        const other = labels.map(() => Number(stream.next().value));
        expect(adjustedRand(labels, other)).toBeCloseTo(adjustedRand(other, labels), 12);
        expect(adjustedRand(labels, other)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
    const random = seededRandom(3);
    const chance = () => Array.from({ length: 5000 }, () => Math.floor(4 * random()));
    expect(adjustedRand(chance(), chance())).toBeCloseTo(0, 1);
    // Hubert and Arabie's own kind of example, by hand: two pairs together in both, of 2 and 3 possible.
    expect(adjustedRand([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo((1 - 2 / 6) / (1.5 - 2 / 6), 12);
  });

  it('Caliński–Harabasz is that of its definition', () => {
    // Centres 1 and 11, middle 6: between 2·25 + 2·25, within 4·1.
    expect(calinskiHarabasz(pointsOf([[0], [2], [10], [12]]), Uint8Array.of(0, 0, 1, 1), 2)).toBeCloseTo(100 / 2, 12);
    expect(calinskiHarabasz(pointsOf([[0], [1]]), Uint8Array.of(0, 1), 2)).toBeNull();
  });

  it('stability is high of separate clusters and low where there are none', () => {
    const random = seededRandom(5);
    const apart = pointsOf(Array.from({ length: 60 }, (_, index) => [10 * (index % 3) + random(), random()]));
    const cloud = pointsOf(Array.from({ length: 60 }, () => [random(), random(), random(), random()]));
    const of = (points: typeof apart, k: number) => {
      const labels = chooseClusters(points, 1)?.labels ?? new Uint8Array(points.count);
      const random = seededRandom(1);
      return stability(points, labels, random, kMeansAgain(k, random));
    };
    expect(of(apart, 3)).toBeCloseTo(1, 12);
    expect(of(cloud, chooseClusters(cloud, 1)?.k ?? 2)).toBeLessThan(0.8);
  });
});

describe('driftOf', () => {
  const typical = { completionPct: null, overduePct: null, attendancePct: null, silentDays: null };
  const named = (code: 'on_time' | 'late') => ({ name: { code, params: {} }, size: 1, typical });
  const assessment = (clusters: readonly number[]) => ({
    run: { pattern: { clusters: [named('on_time'), named('late')] } },
    students: clusters.map((pattern, studentId) => ({ studentId, pattern })),
  });

  it('is the share whose cluster has another name, of those who were there', () => {
    const before = [0, 1, 2].map((studentId) => ({ studentId, name: { code: 'on_time' as const, params: {} } }));
    const of = (clusters: readonly number[], earlier = before) => driftOf(earlier, assessment(clusters));
    expect(of([0, 0, 0, 1])).toBe(0);
    expect(of([0, 1, 1, 1])).toBeCloseTo(2 / 3, 12);
    expect(of([0, 1], [])).toBeNull();
  });
});
