import { kMeans } from '#domains/risk/kmeans.ts';
import type { Clusters } from '#domains/risk/lloyd.ts';
import type { Points } from '#domains/risk/points.ts';
import { silhouette } from '#domains/risk/silhouette.ts';
import { seededRandom } from '#kernel/seeded-random.ts';

/** As few and as many groups as a reader takes in. */
export const fewestClusters = 2;
export const mostClusters = 6;

export interface ChosenClusters extends Clusters {
  silhouette: number;
}

/**
 * As many clusters, two to six, as have the highest mean silhouette (Rousseeuw 1987), the fewest of equally good ones.
 *
 * @returns undefined when there are not two different points
 */
export function chooseClusters(points: Points, seed: number): ChosenClusters | undefined {
  let best: ChosenClusters | undefined;
  for (let k = fewestClusters; k <= Math.min(mostClusters, points.count); k++) {
    const clusters = kMeans(points, k, seededRandom(seed));
    if (new Set(clusters.labels).size < k) break;
    const found = silhouette(points, clusters);
    if (best === undefined || found > best.silhouette) best = { ...clusters, silhouette: found };
  }
  return best;
}
