import { z } from 'zod';

const ofDatabase = z.object({
  enqueuedPerSecond: z.object({ oneByOne: z.number(), inOneStatement: z.number() }),
  /** By how many tasks one process runs at once. */
  ranPerSecond: z.record(z.string(), z.number()),
  msFromEnqueueToStart: z.object({ median: z.number(), p99: z.number() }),
});

/** What ./pulse bench tasks measures. */
export const tasksFigures = z.object({
  tasks: z.int(),
  rounds: z.int(),
  embedded: ofDatabase,
  /** Null without a server. */
  postgres: ofDatabase.nullable(),
});
