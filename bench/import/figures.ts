import { z } from 'zod';

const latency = z.object({ p50: z.number(), p99: z.number() });

/** What ./pulse bench import measures. */
export const importFigures = z.object({
  /** An xlsx gradebook of so many students and activities. */
  millionCells: z.object({
    students: z.int(),
    activities: z.int(),
    fileMb: z.number(),
    /** Seconds from the upload to committed rows and recomputed zones; the parts of it. */
    ours: z.number(),
    steps: z.object({ read: z.number(), stored: z.number(), recomputed: z.number() }),
    /** Seconds of `pandas.read_excel` for the same file, which only reads it. */
    pandasRead: z.number(),
    /** ours ÷ pandasRead. */
    ratio: z.number(),
    /** Most memory that our processes held at one time, that the one which reads held, and that of pandas. */
    peakMb: z.number(),
    readingPeakMb: z.number(),
    pandasPeakMb: z.number(),
  }),
  /** A usual gradebook, by a worker that has already read others: the median, and all. */
  gradebook: z.object({
    students: z.int(),
    activities: z.int(),
    seconds: z.number(),
    rounds: z.array(z.number()),
  }),
  /** Pages of a university at a fixed rate, idle and while the file of `millionCells` is imported on the same machine. */
  pagesBeside: z.object({
    scale: z.string(),
    courses: z.int(),
    results: z.int(),
    processes: z.int(),
    pagesPerSecond: z.number(),
    idleMs: latency,
    busyMs: latency,
    importSeconds: z.number(),
    p99Ratio: z.number(),
  }),
});
