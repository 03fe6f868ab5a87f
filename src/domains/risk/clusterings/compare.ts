import { adjustedRand } from '#domains/risk/pattern/adjusted-rand.ts';
import { calinskiHarabasz } from '#domains/risk/pattern/calinski-harabasz.ts';
import { meanOf, resampledAgreements } from '#domains/risk/pattern/stability.ts';
import type { Points } from '#domains/risk/points.ts';
import { silhouette } from '#domains/risk/silhouette.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { choose } from './choose.ts';
import { clusteringMethods, type ClusteringFigures } from './contract.ts';

/**
 * The groups of the same points by each way, and how sound they are. The same points in the same order have the same
 * figures. Nothing where k-means finds no groups.
 *
 * @returns the figures of one way after the other, and undefined whenever others may have their turn: of 600 students a step
 *   takes up to a tenth of a second, the whole more than one
 */
export function* compareClusterings(points: Points, seed: number): Generator<ClusteringFigures | undefined> {
  const shown = yield* choose.k_means(points, seed);
  if (!shown) return;
  for (const method of clusteringMethods) {
    const chosen = method === 'k_means' ? shown : yield* choose[method](points, seed);
    if (!chosen) continue;
    const { labels, k, mixture, again } = chosen;
    const random = seededRandom(seed);
    const agreements: number[] = [];
    for (const agreement of resampledAgreements(points, labels, random, again(random))) {
      agreements.push(agreement);
      yield undefined;
    }
    yield {
      ...{ method, k, mixture },
      sizes: sizesOf(labels, k),
      silhouette: silhouette(points, { labels, k }),
      calinskiHarabasz: calinskiHarabasz(points, labels, k),
      stability: meanOf(agreements),
      agreement: adjustedRand(shown.labels, labels),
    };
  }
}

function sizesOf(labels: Uint8Array, k: number): number[] {
  const sizes = new Array<number>(k).fill(0);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  return sizes.sort((a, b) => b - a);
}
