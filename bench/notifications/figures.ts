import { z } from 'zod';

const latency = z.object({ p50: z.number(), p99: z.number() });

/** What ./pulse bench notifications measures. */
export const notificationFigures = z.object({
  /** Due at once, each of a person of its own. */
  dispatched: z.object({
    notifications: z.int(),
    seconds: z.number(),
    perSecond: z.number(),
    /** Statements that dispatching took, all batches together. */
    statements: z.int(),
  }),
  /** Letters that each size had to send. */
  letters: z.int(),
  /** Tasks each worker process runs at once. */
  concurrency: z.int(),
  sizes: z.array(z.object({ processes: z.int(), lettersPerSecond: z.number() })),
  /** nodemailer's pool with as many connections as one process has, the same letters, no tasks and no database. */
  bareLettersPerSecond: z.number(),
  /** Pages of a university, with nothing else to do and while everybody is written to. */
  pagesBeside: z.object({
    webProcesses: z.int(),
    pagesPerSecond: z.number(),
    workerProcesses: z.int(),
    letters: z.int(),
    idleMs: latency,
    busyMs: latency,
    p99Ratio: z.number(),
  }),
});
