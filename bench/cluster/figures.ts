import { z } from 'zod';

/** What ./pulse bench cluster measures. */
export const clusterFigures = z.object({
  gradebooks: z.int(),
  /** Until the last upload was accepted, and until the last course was recomputed. */
  seconds: z.object({ accepted: z.number(), recomputed: z.number() }),
  uploadsPerSecond: z.number(),
  importsPerSecond: z.number(),
  tasksPerSecond: z.number(),
  /** Requests of people who load pages meanwhile. */
  pages: z.object({ perSecond: z.number(), p50Ms: z.number(), p99Ms: z.number() }),
  /** Answers by status; others than 2xx are people who were sent away. */
  answers: z.record(z.string(), z.int()),
});
export type ClusterFigures = z.infer<typeof clusterFigures>;
