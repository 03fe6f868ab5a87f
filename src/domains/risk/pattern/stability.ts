import { kMeans } from '#domains/risk/kmeans.ts';
import type { Points } from '#domains/risk/points.ts';
import type { Random } from '#kernel/seeded-random.ts';
import { adjustedRand } from './adjusted-rand.ts';
import { centresOf, nearestCentres, pick } from './centres.ts';

const resamples = 12;

/** Clusters a sample; what comes of it says to which of its clusters any points belong. */
export type ClusterAgain = (sample: Points) => (points: Points) => Uint8Array;

/**
 * How much the clusters owe to which students happen to be there: students are drawn anew with replacement and clustered,
 * everybody goes to one of those clusters, and that is compared with the clusters (Hennig 2007 does so with another
 * measure). Mean adjusted Rand index.
 */
export function stability(points: Points, labels: Uint8Array, random: Random, again: ClusterAgain): number {
  return meanOf([...resampledAgreements(points, labels, random, again)]);
}

/** The adjusted Rand index of each sample, a sample at a time. */
export function* resampledAgreements(
  points: Points,
  labels: Uint8Array,
  random: Random,
  again: ClusterAgain,
): Generator<number> {
  for (let round = 0; round < resamples; round++) {
    const drawn = Array.from({ length: points.count }, () => Math.floor(random() * points.count));
    yield adjustedRand(labels, again(pick(points, drawn))(points));
  }
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** By k-means, everybody to the nearest of its centres. */
export function kMeansAgain(k: number, random: Random): ClusterAgain {
  return (sample) => {
    // With few different students in the sample a cluster may stay empty: its centre is none.
    const compact = compacted(kMeans(sample, k, random).labels);
    const centres = centresOf(sample, compact, new Set(compact).size);
    return (points) => nearestCentres(points, centres);
  };
}

/** The labels from 0 on, without gaps. */
export function compacted(labels: Uint8Array): Uint8Array {
  const used = [...new Set(labels)].sort((a, b) => a - b);
  return labels.map((label) => used.indexOf(label));
}
