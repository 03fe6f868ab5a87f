import { z } from 'zod';

/** Milliseconds from the task to stored metrics and zones of one course, medians; `ratio` is among500 / alone. */
const locality = z.object({
  students: z.int(),
  activities: z.int(),
  alone: z.number(),
  among500: z.number(),
  ratio: z.number(),
  repeats: z.int(),
});

/** What ./pulse bench recompute measures. */
export const recomputeFigures = z.object({
  /** A course of usual size. */
  locality,
  /** A large one. */
  large: locality,
  /** Milliseconds of k-means, k = 3, ten starts, in a warm process, medians. */
  kmeans: z.array(
    z.object({
      n: z.int(),
      dims: z.int(),
      ours: z.number(),
      sklearn: z.number(),
      /** scikit-learn kept to one thread, which for small data is the faster way. */
      sklearnOneThread: z.number(),
      /** How many times faster ours is than scikit-learn as it comes. */
      ratio: z.number(),
      /** Our inertia in that of scikit-learn: above 1 is worse. */
      inertiaRatio: z.number(),
    }),
  ),
});
