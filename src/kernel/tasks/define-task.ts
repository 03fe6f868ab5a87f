import type { z } from 'zod';

/** Queues and thereby kinds of workers. A worker serves one or several of them. */
export const queues = ['auth', 'ingest', 'update_score', 'cluster', 'llm', 'email', 'tg', 'upkeep'] as const;
export type Queue = (typeof queues)[number];

/** Interactive tasks, for which a person waits, go before bulk ones of the same queue. */
export type Lane = 'interactive' | 'bulk';

/** Seconds before the attempts that follow a failure: first, first × factor, … at most `most`, each ± 20 %. */
export interface Backoff {
  first: number;
  factor: number;
  most: number;
}

/** One attempt at a task, as its handler sees it. */
export interface TaskRun {
  readonly id: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Aborted when the time is up, the lease is lost or the process must end. */
  readonly signal: AbortSignal;
  /**
   * Ends the task: runs `effect` and marks the row done in one transaction, so that the effect happens once however
   * often the task is tried. Throws `LeaseLost` when another worker has taken the task over meanwhile; nothing is
   * written then. A handler that returns without calling it is completed with no effect.
   */
  complete(effect?: () => Promise<void>): Promise<void>;
}

export interface TaskDefinition<Input = unknown> {
  /** A string we choose, e.g. `metrics.recompute`; it outlives refactorings. */
  readonly name: string;
  readonly queue: Queue;
  /** Ids only, never content. Parsed when enqueued and again when run. */
  readonly input: z.ZodType<Input>;
  /** Tasks of one key collapse while they wait and never run at once. Absent: every task stands alone. */
  readonly key?: (input: Input) => string;
  /** How often it is tried in all, the first time included. Default 5. */
  readonly attempts: number;
  readonly backoff: Backoff;
  /** Seconds an attempt may take before it is aborted. Default 600. */
  readonly timeout: number;
  /** Lane when the enqueuer names none. Default interactive. */
  readonly lane: Lane;
  /** Slow work first, outside any transaction; then `run.complete(effect)`. */
  readonly handler: (input: Input, run: TaskRun) => Promise<void>;
}

type Defaulted = 'attempts' | 'backoff' | 'timeout' | 'lane';

/** Defines a kind of task; the omitted options get their defaults (see TaskDefinition). */
export function defineTask<Input>(
  options: Omit<TaskDefinition<Input>, Defaulted> & Partial<Pick<TaskDefinition<Input>, Defaulted>>,
): TaskDefinition<Input> {
  return { attempts: 5, backoff: { first: 2, factor: 3, most: 600 }, timeout: 600, lane: 'interactive', ...options };
}

/** A repeated task: `task` is enqueued with `input` once per slot, by whichever scheduler comes first. */
export interface ScheduleDefinition<Input = unknown> {
  readonly name: string;
  /** Cron expression in the institution's time zone, e.g. `0 4 * * *`. */
  readonly cron: string;
  readonly task: TaskDefinition<Input>;
  readonly input: Input;
}
