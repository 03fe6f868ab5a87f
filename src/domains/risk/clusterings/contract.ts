import { z } from 'zod';

const count = z.int().nonnegative();

/** Ways to put students into groups that are compared: the one that is shown, and two others. */
export const clusteringMethods = ['k_means', 'gaussian_mixture', 'ward'] as const;
export type ClusteringMethod = (typeof clusteringMethods)[number];

/** How sound the groups are that one way finds. */
export const clusteringFiguresSchema = z.object({
  method: z.enum(clusteringMethods),
  k: z.int().positive(),
  /** Students of each group, the largest first. */
  sizes: z.array(count),
  /** Mean silhouette, −1 to 1 (Rousseeuw 1987). */
  silhouette: z.number().min(-1).max(1),
  /** Caliński and Harabasz 1974; null where nobody differs within the groups. */
  calinskiHarabasz: z.number().nonnegative().nullable(),
  /** Mean adjusted Rand index between the groups and those of bootstrap samples; 1 is the same. */
  stability: z.number().min(-1).max(1),
  /** Adjusted Rand index with the groups of k-means (Hubert and Arabie 1985); 1 is the same, 0 what chance gives. */
  agreement: z.number().min(-1).max(1),
  /** What only a mixture has; null of the others. */
  mixture: z.object({ covariance: z.enum(['full', 'diagonal']), bic: z.number() }).nullable(),
});
export type ClusteringFigures = z.infer<typeof clusteringFiguresSchema>;

export const clusteringComparisonSchema = z.object({
  /** The version of the data and the moment for which the groups were looked for. */
  dataVersion: z.int(),
  asOf: z.iso.datetime(),
  /** Students among whom they were looked for. */
  students: count,
  /** In the order of `clusteringMethods`; empty where there are too few students or differences for groups. */
  methods: z.array(clusteringFiguresSchema),
});
export type ClusteringComparison = z.infer<typeof clusteringComparisonSchema>;

/** `GET /courses/:courseId/clusterings`. */
export const comparedClusteringsSchema = z.object({
  /** Null before the first one. */
  comparison: clusteringComparisonSchema.nullable(),
  /** Whether the zones are of newer data than the comparison. */
  isOutdated: z.boolean(),
});
export type ComparedClusterings = z.infer<typeof comparedClusteringsSchema>;
