import type { RiskSettings } from '#domains/risk/contract.ts';
import type { Points } from '#domains/risk/points.ts';
import { median } from '#kernel/quantile.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { calinskiHarabasz } from './calinski-harabasz.ts';
import { centresOf, nearestCentres } from './centres.ts';
import { chooseClusters } from './choose-clusters.ts';
import type { CoursePattern } from './contract.ts';
import { coursePoints, type PatternStudent } from './course-points.ts';
import { nameCluster, typicalOf } from './name-cluster.ts';
import { kMeansAgain, stability } from './stability.ts';

export interface FoundPattern {
  pattern: CoursePattern;
  /** Index of each student's cluster, in the given order. */
  clusters: number[];
}

/**
 * How the students of a course work: groups that resemble each other, each named by its medians. The same data, in any
 * order, gives the same result; the cost is bounded by a sample.
 */
export function findPattern(students: readonly PatternStudent[], settings: RiskSettings, seed: number): FoundPattern {
  const { sorted, points, sample } = coursePoints(students, settings);
  const chosen = students.length < settings.minimumStudents ? undefined : chooseClusters(sample, seed);
  if (chosen === undefined) return everybody(students);

  const { labels, k } = chosen;
  const centres = centresOf(sample, labels, k);
  const ranks = ranksOf(centres);
  const random = seededRandom(seed);
  const nearest = sample === points ? labels : nearestCentres(points, centres);
  const clusters = new Array<number>(students.length).fill(0);
  sorted.forEach(({ index }, position) => {
    clusters[index] = ranks[nearest[position] ?? 0] ?? 0;
  });
  return {
    clusters,
    pattern: {
      clusters: describe(students, clusters, k),
      quality: {
        silhouette: chosen.silhouette,
        calinskiHarabasz: calinskiHarabasz(sample, labels, k),
        stability: stability(sample, labels, random, kMeansAgain(k, random)),
      },
    },
  };
}

function everybody(students: readonly PatternStudent[]): FoundPattern {
  const clusters = students.map(() => 0);
  return {
    clusters,
    pattern: { clusters: students.length === 0 ? [] : describe(students, clusters, 1), quality: null },
  };
}

function describe(
  students: readonly PatternStudent[],
  clusters: readonly number[],
  k: number,
): CoursePattern['clusters'] {
  const usualSilence = median(students.flatMap(({ daysSinceLastActivity }) => daysSinceLastActivity ?? [])) ?? 0;
  return Array.from({ length: k }, (_, cluster) => {
    const members = students.filter((_student, index) => clusters[index] === cluster);
    return { name: nameCluster(members, usualSilence), size: members.length, typical: typicalOf(members) };
  });
}

/** In all features more is worse: the sum of a centre tells how much speaks against its students. */
function ranksOf({ values, count, dimensions }: Points): number[] {
  const sums = Array.from({ length: count }, (_, centre) =>
    values.subarray(centre * dimensions, (centre + 1) * dimensions).reduce((sum, value) => sum + value, 0),
  );
  const bySum = [...sums.keys()].sort((a, b) => (sums[a] ?? 0) - (sums[b] ?? 0) || a - b);
  return sums.map((_, centre) => bySum.indexOf(centre));
}
