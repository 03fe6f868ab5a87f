import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import type { RiskSettings, RulesCause } from '#domains/risk/contract.ts';
import { scaledFeatures } from '#domains/risk/features.ts';
import type { Clusters } from '#domains/risk/lloyd.ts';
import { kMeans } from '#domains/risk/kmeans.ts';
import { orderStudents } from '#domains/risk/order-students.ts';
import { pointsOf } from '#domains/risk/points.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { silhouette } from '#domains/risk/silhouette.ts';

const k = 3;

/** A student to be clustered, with the score that orders the clusters. */
export interface ScoredStudent {
  metric: StudentCourseMetric & { externalId: string };
  score: number;
}

export interface Clustering {
  /** Cluster of each student, in the given order; 0 has the lowest mean score. */
  ranks: number[];
  k: number;
  silhouette: number;
  /** Students by rank. */
  sizes: number[];
  features: string[];
}

/**
 * Three groups of students that resemble each other, ordered by their mean risk score. Students are sorted by their
 * features, then by external id before anything depends on their order, hence the order given does not matter.
 * @returns why not, when there are fewer than three different students
 */
export function clusterStudents(
  students: readonly ScoredStudent[],
  weights: RiskSettings['weights'],
  seed: number,
): Clustering | RulesCause {
  const metrics = students.map(({ metric }) => metric);
  const { names, rows } = scaledFeatures(metrics, weights);
  const sorted = orderStudents(metrics, rows);
  const points = pointsOf(sorted.map(({ row }) => row));
  const clusters = kMeans(points, k, seededRandom(seed));
  const scores = sorted.map(({ index }) => students[index]?.score ?? 0);
  const ranked = rankByMeanScore(clusters, scores);
  if (ranked === null) return 'few_differences';
  const ranks = new Array<number>(students.length).fill(0);
  sorted.forEach(({ index }, position) => {
    ranks[index] = ranked[clusters.labels[position] ?? 0] ?? 0;
  });
  const sizes = Array.from({ length: k }, (_, rank) => ranks.filter((other) => other === rank).length);
  return { ranks, k, silhouette: silhouette(points, clusters), sizes, features: names };
}

/** The rank of each label by the mean score of its students; null when a cluster is empty. */
function rankByMeanScore({ labels }: Clusters, scores: readonly number[]): number[] | null {
  const sums = new Array<number>(k).fill(0);
  const sizes = new Array<number>(k).fill(0);
  labels.forEach((label, index) => {
    sums[label] = (sums[label] ?? 0) + (scores[index] ?? 0);
    sizes[label] = (sizes[label] ?? 0) + 1;
  });
  if (sizes.includes(0)) return null;
  const means = sums.map((sum, label) => sum / (sizes[label] ?? 1));
  const byMean = [...means.keys()].sort((a, b) => (means[a] ?? 0) - (means[b] ?? 0));
  return means.map((_, label) => byMean.indexOf(label));
}
