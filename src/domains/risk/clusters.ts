import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import type { RiskSettings, RulesCause } from '#domains/risk/contract.ts';
import { scaledFeatures } from '#domains/risk/features.ts';
import type { Clusters } from '#domains/risk/lloyd.ts';
import { kMeans } from '#domains/risk/kmeans.ts';
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
  const { names, rows } = scaledFeatures(
    students.map(({ metric }) => metric),
    weights,
  );
  const sorted = students
    .map((student, index) => ({ student, index, row: rows[index] ?? [] }))
    .sort((a, b) => compareRows(a.row, b.row) || compareIds(a.student, b.student));
  const points = pointsOf(sorted.map(({ row }) => row));
  const clusters = kMeans(points, k, seededRandom(seed));
  const scores = sorted.map(({ student }) => student.score);
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

function compareRows(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, index) => value !== b[index]);
  return differing === -1 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}

function compareIds(a: ScoredStudent, b: ScoredStudent): number {
  if (a.metric.externalId === b.metric.externalId) return a.metric.studentId - b.metric.studentId;
  return a.metric.externalId < b.metric.externalId ? -1 : 1;
}
