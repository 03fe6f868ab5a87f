import { z } from 'zod';

/** What ./pulse bench workers measures. */
export const workersFigures = z.object({
  /** Tasks each process runs at once. */
  concurrency: z.int(),
  /** How long the language model takes to answer, evenly spread between the two. */
  answerMs: z.object({ least: z.number(), most: z.number() }),
  /** How long each size was watched. */
  seconds: z.number(),
  sizes: z.array(
    z.object({
      processes: z.int(),
      tasksPerSecond: z.number(),
      /** Of as many times the rate of one process. */
      shareOfLinear: z.number(),
      /** Of the rate at which every place always waits for an answer. */
      shareOfPossible: z.number(),
      /** Processor seconds of all workers per second: at the machine's count of processors they would be the limit. */
      processorsBusy: z.number(),
    }),
  ),
});
