import { z } from 'zod';
import { pageNames } from '../common/pages.ts';

const latency = z.object({ p50: z.number(), p99: z.number() });
const atRate = z.object({
  allMs: latency,
  pages: z.record(z.enum(pageNames), latency),
  /** Share of the pages of which the server was too busy to answer a part. */
  refused: z.number(),
});

/** As fast as they answer: each reader waits for a page before opening the next. */
const served = z.object({
  requestsPerSecond: z.number(),
  pagesPerSecond: z.number(),
  pageMs: latency,
  refused: z.number(),
});
export type Served = z.infer<typeof served>;

const university = z.object({ scale: z.string(), courses: z.int(), results: z.int() });

const replicated = university.extend({
  processes: z.int(),
  /** All reads from the primary. */
  primary: served,
  /** The same with one replica. */
  withReplica: served,
  /** Of the transactions meanwhile. */
  replicaShare: z.number(),
});
export type Replicated = z.infer<typeof replicated>;

/** What ./pulse bench web measures. */
export const webFigures = university.extend({
  /** Readers at once, wherever answers come as fast as they can. */
  readers: z.int(),
  /** Addressed directly, by how many web processes. */
  capacity: z.array(served.extend({ processes: z.int() })),
  /** As many processes as at most before, through nginx. */
  nginx: served,
  /** As many, directly, with Redis. */
  redis: served,
  /** Another university on a PostgreSQL of its own. */
  replicated,
  /** Most statements of a request by its route: the bench has made sure that they are the same in both universities. */
  statements: z.record(z.string(), z.int()),
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
