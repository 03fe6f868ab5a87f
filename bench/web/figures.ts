import { z } from 'zod';
import { pageNames } from '../common/pages.ts';

const latency = z.object({ p50: z.number(), p99: z.number() });
const atRate = z.object({
  allMs: latency,
  pages: z.record(z.enum(pageNames), latency),
  /** Share of the pages of which the server was too busy to answer a part. */
  refused: z.number(),
});

/** What ./pulse bench web measures. */
export const webFigures = z.object({
  scale: z.string(),
  courses: z.int(),
  results: z.int(),
  /** As fast as they answer, by how many web processes: each waits for a page before it opens the next. */
  capacity: z.array(
    z.object({
      processes: z.int(),
      readers: z.int(),
      requestsPerSecond: z.number(),
      pagesPerSecond: z.number(),
      pageMs: latency,
      refused: z.number(),
    }),
  ),
  /** Pages opened at a fixed rate whether earlier ones have been answered or not, with and without heavy work beside. */
  steady: z.object({
    processes: z.int(),
    pagesPerSecond: z.number(),
    idle: atRate,
    busy: atRate.extend({
      /** Files imported and courses recomputed meanwhile. */
      imports: z.int(),
      recomputations: z.int(),
    }),
    /** p99 while busy, as a multiple of the idle one. */
    p99Ratio: z.number(),
  }),
});
