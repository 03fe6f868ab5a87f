import { z } from 'zod';

const perSecond = z.object({
  /** Medians of the rounds. */
  ours: z.number(),
  celery: z.number(),
  /** ours ÷ celery. */
  ratio: z.number(),
  /** The figure of every round: the spread. */
  rounds: z.object({ ours: z.array(z.number()), celery: z.array(z.number()) }),
});
export type PerSecond = z.infer<typeof perSecond>;

const latency = z.object({ p50: z.number(), p99: z.number() });

/** What ./pulse bench queue measures. Ours are rows of PostgreSQL, flushed to disk; Celery's results are ignored. */
export const queueFigures = z.object({
  /**
   * Tasks that do nothing, out of a backlog: claimed, run and committed by one process of ours; run and acknowledged
   * late by two of Celery's (prefork).
   */
  throughput: perSecond.extend({
    /** Of Celery's ways to work that were tried, the fastest. */
    celeryBest: z.object({
      pool: z.string(),
      concurrency: z.int(),
      prefetch: z.int(),
      perSecond: z.number(),
      ratio: z.number(),
    }),
  }),
  /** `enqueueMany`, a thousand in a transaction, two at a time, committed; `.delay()`, with and without waiting for confirms. */
  bulkPublish: perSecond.extend({ celeryWithConfirms: z.number() }),
  /** Tasks that wait 200 ms: one process of ours with so many places as `concurrency` says, one of 50 threads. */
  ioBound: perSecond,
  /** At 100 calls a second, from the call to the end of the task in another process; ours committed. */
  latencyMs: z.object({ ours: latency, celery: latency }),
  /** Resident memory of an idle worker and its children; Celery's of prefork 2, and of one process of threads. */
  idleMb: z.object({ ours: z.number(), celery: z.number(), celeryThreads: z.number(), ratio: z.number() }),
  /** What RabbitMQ gives a plain client of ours: confirmed publishing to a quorum queue, and consuming, per second. */
  amqplib: z.object({ published: z.number(), consumed: z.number() }),
  /** How ids of tasks came to our workers in the figures above: by the same broker as Celery's. */
  delivery: z.literal('rabbitmq'),
  /** Ours again without a broker: workers claim from the table. Ratios to the same figures of Celery. */
  byTable: z.object({
    throughput: z.object({ ours: z.number(), ratio: z.number(), rounds: z.array(z.number()) }),
    latencyMs: latency,
  }),
  concurrency: z.int(),
  rounds: z.int(),
});
export type QueueFigures = z.infer<typeof queueFigures>;
