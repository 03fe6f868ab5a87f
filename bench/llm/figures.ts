import { z } from 'zod';

/** What ./pulse bench llm measures. */
export const llmFigures = z.object({
  /** Tasks each process runs at once. */
  concurrency: z.int(),
  /** How long the model takes to answer. */
  answerMs: z.number(),
  /** How long each size was watched. */
  seconds: z.number(),
  sizes: z.array(
    z.object({
      processes: z.int(),
      answersPerSecond: z.number(),
      /** Of as many times the rate of one process. */
      shareOfLinear: z.number(),
      /** Of the rate at which every place always waits for the model. */
      shareOfPossible: z.number(),
    }),
  ),
  /** A budget of calls that all processes of the largest size ran into. */
  budget: z.object({
    processes: z.int(),
    /** Calls of a day that were allowed. */
    allowed: z.int(),
    /** Calls that reached the model. */
    made: z.int(),
  }),
});
