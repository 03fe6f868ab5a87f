import type { Clusters } from '#domains/risk/lloyd.ts';
import { type Points, squaredDistance } from '#domains/risk/points.ts';

/** Up to so many points the silhouette is exact; above, it is the mean over so many, evenly spaced. */
const sampleSize = 500;

/**
 * Mean silhouette, −1 to 1: how much nearer the points are to their own cluster than to the next one
 * (Rousseeuw 1987; a point alone in its cluster counts 0). Every distance is to all points of a cluster.
 */
export function silhouette(points: Points, clusters: Pick<Clusters, 'labels' | 'k'>): number {
  const sample = Math.min(points.count, sampleSize);
  let sum = 0;
  for (let s = 0; s < sample; s++) {
    sum += silhouetteOfPoint(points, clusters, Math.floor((s * points.count) / sample));
  }
  return sample === 0 ? 0 : sum / sample;
}

function silhouetteOfPoint(points: Points, { labels, k }: Pick<Clusters, 'labels' | 'k'>, i: number): number {
  const sums = new Float64Array(k);
  const sizes = new Float64Array(k);
  for (let j = 0; j < points.count; j++) {
    const label = labels[j] ?? 0;
    sums[label] = (sums[label] ?? 0) + Math.sqrt(squaredDistance(points, i, points, j));
    sizes[label] = (sizes[label] ?? 0) + 1;
  }
  const own = labels[i] ?? 0;
  const ownSize = sizes[own] ?? 0;
  const means = Array.from(sums, (sum, label) => (label === own ? Infinity : sum / (sizes[label] ?? 0)));
  const between = Math.min(...means.filter((mean) => !Number.isNaN(mean)));
  if (ownSize === 1 || between === Infinity) return 0;
  const within = (sums[own] ?? 0) / (ownSize - 1);
  const larger = Math.max(within, between);
  return larger === 0 ? 0 : (between - within) / larger;
}
