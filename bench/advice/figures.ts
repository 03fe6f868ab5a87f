import { z } from 'zod';

const latency = z.object({ p50: z.number(), p99: z.number() });

/** What ./pulse bench advice measures. */
export const adviceFigures = z.object({
  /** Who waited for advice. */
  students: z.int(),
  /** Tasks each worker process runs at once. */
  concurrency: z.int(),
  /** How long the model takes to answer. */
  answerMs: z.number(),
  /** How long each size was watched. */
  seconds: z.number(),
  sizes: z.array(
    z.object({
      processes: z.int(),
      /** Stored, composed by the model and checked. */
      draftsPerSecond: z.number(),
      /** Of as many times the rate of one process. */
      shareOfLinear: z.number(),
    }),
  ),
  /** Pages of the university, with nothing else to do and beside the largest size. */
  pagesBeside: z.object({
    webProcesses: z.int(),
    pagesPerSecond: z.number(),
    idleMs: latency,
    busyMs: latency,
    p99Ratio: z.number(),
  }),
  /** More students waiting than the budget of a day is for, and workers that raced for it. */
  budget: z.object({
    processes: z.int(),
    waiting: z.int(),
    /** Calls of a day. */
    allowed: z.int(),
    /** Calls that reached the model. */
    made: z.int(),
    drafts: z.int(),
  }),
});
