import { kMeans } from '#domains/risk/kmeans.ts';
import type { Points } from '#domains/risk/points.ts';
import type { Random } from '#kernel/seeded-random.ts';
import { adjustedRand } from './adjusted-rand.ts';
import { centresOf, nearestCentres, pick } from './centres.ts';

const resamples = 12;

/**
 * How much the clusters owe to which students happen to be there: students are drawn anew with replacement and clustered,
 * everybody goes to the nearest of those centres, and that is compared with the clusters (Hennig 2007 does so with another
 * measure). Mean adjusted Rand index.
 */
export function stability(points: Points, labels: Uint8Array, k: number, random: Random): number {
  let sum = 0;
  for (let round = 0; round < resamples; round++) {
    const drawn = Array.from({ length: points.count }, () => Math.floor(random() * points.count));
    const sample = pick(points, drawn);
    const clusters = kMeans(sample, k, random);
    const found = new Set(clusters.labels).size;
    // With few different students in the sample a cluster may stay empty: its centre is none.
    const compact = compacted(clusters.labels);
    sum += adjustedRand(labels, nearestCentres(points, centresOf(sample, compact, found)));
  }
  return sum / resamples;
}

/** The labels from 0 on, without gaps. */
function compacted(labels: Uint8Array): Uint8Array {
  const used = [...new Set(labels)].sort((a, b) => a - b);
  return labels.map((label) => used.indexOf(label));
}
