import { kMeans } from '#domains/risk/kmeans.ts';
import { fewestClusters, mostClusters, chooseClusters } from '#domains/risk/pattern/choose-clusters.ts';
import { centresOf, nearestCentres } from '#domains/risk/pattern/centres.ts';
import { compacted, type ClusterAgain, kMeansAgain } from '#domains/risk/pattern/stability.ts';
import type { Points } from '#domains/risk/points.ts';
import { silhouette } from '#domains/risk/silhouette.ts';
import { type Random, seededRandom } from '#kernel/seeded-random.ts';
import type { ClusteringFigures, ClusteringMethod } from './contract.ts';
import { type Covariance, fitMixture, likeliest, type Mixture } from './gaussian-mixture.ts';
import { cutTree, wardTree } from './ward.ts';

/** Of the mean variance of the points: a component of a mixture is never narrower, for many students are quite alike. */
const leastVarianceShare = 0.01;

/** The groups that a way has found, and how it would find them among other points. */
export interface ChosenClustering {
  readonly labels: Uint8Array;
  readonly k: number;
  readonly mixture: ClusteringFigures['mixture'];
  readonly again: (random: Random) => ClusterAgain;
}

/** Pauses in which others may have their turn, and in the end the groups; undefined where there are not two different points. */
type Choosing = Generator<undefined, ChosenClustering | undefined>;

/** Two to six groups by each way. */
export const choose: Readonly<Record<ClusteringMethod, (points: Points, seed: number) => Choosing>> = {
  k_means: chooseKMeans,
  gaussian_mixture: chooseMixture,
  ward: chooseWard,
};

function* chooseKMeans(points: Points, seed: number): Choosing {
  const chosen = chooseClusters(points, seed);
  yield undefined;
  if (!chosen) return undefined;
  const { labels, k } = chosen;
  return { labels, k, mixture: null, again: (random) => kMeansAgain(k, random) };
}

/** As many components, with as free covariances, as have the least BIC. */
function* chooseMixture(points: Points, seed: number): Choosing {
  const random = seededRandom(seed);
  let best: Mixture | undefined;
  for (let k = fewestClusters; k <= Math.min(mostClusters, points.count); k++) {
    const { labels } = kMeans(points, k, random);
    if (new Set(labels).size < k) break;
    for (const covariance of ['diagonal', 'full'] as const) {
      const mixture = fitMixture(points, labels, k, covariance, leastVarianceOf(points));
      if (best === undefined || mixture.bic < best.bic) best = mixture;
      yield undefined;
    }
  }
  if (best === undefined) return undefined;
  const { k, covariance, bic } = best;
  const labels = compacted(likeliest(points, best));
  return {
    labels,
    k: new Set(labels).size,
    mixture: { covariance, bic },
    again: (drawn) => mixtureAgain(k, covariance, drawn),
  };
}

function mixtureAgain(k: number, covariance: Covariance, random: Random): ClusterAgain {
  return (sample) => {
    const begun = compacted(kMeans(sample, k, random).labels);
    const mixture = fitMixture(sample, begun, new Set(begun).size, covariance, leastVarianceOf(sample));
    return (points) => likeliest(points, mixture);
  };
}

/** The cut of the hierarchy that has the highest silhouette, the one with the fewest groups of equally good ones. */
function* chooseWard(points: Points): Choosing {
  const tree = wardTree(points);
  yield undefined;
  let best: { labels: Uint8Array; k: number; silhouette: number } | undefined;
  for (let k = fewestClusters; k <= Math.min(mostClusters, points.count); k++) {
    // A union that costs nothing is one of equal points: they are not two groups.
    if ((tree.at(points.count - k)?.height ?? 0) <= 0) break;
    const labels = cutTree(tree, k);
    const found = silhouette(points, { labels, k });
    if (best === undefined || found > best.silhouette) best = { labels, k, silhouette: found };
  }
  if (best === undefined) return undefined;
  const { labels, k } = best;
  return { labels, k, mixture: null, again: () => wardAgain(k) };
}

function wardAgain(k: number): ClusterAgain {
  return (sample) => {
    const labels = cutTree(wardTree(sample), Math.min(k, sample.count));
    const centres = centresOf(sample, labels, new Set(labels).size);
    return (points) => nearestCentres(points, centres);
  };
}

function leastVarianceOf({ values, count, dimensions }: Points): number {
  let squares = 0;
  for (let d = 0; d < dimensions; d++) {
    let mean = 0;
    for (let at = d; at < values.length; at += dimensions) mean += (values[at] ?? 0) / count;
    for (let at = d; at < values.length; at += dimensions) squares += ((values[at] ?? 0) - mean) ** 2;
  }
  return (leastVarianceShare * squares) / values.length;
}
