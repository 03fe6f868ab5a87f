import type { z } from 'zod';

/** Queues and thereby kinds of workers. A worker serves one or several of them. */
export const queues = ['auth', 'ingest', 'update_score', 'cluster', 'llm', 'email', 'tg', 'upkeep'] as const;
export type Queue = (typeof queues)[number];

/** Interactive tasks, for which a person waits, go before bulk ones of the same queue. */
export const lanes = ['interactive', 'bulk'] as const;
export type Lane = (typeof lanes)[number];

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
   * often the task is tried. Throws `LeaseLost` when another worker has taken the task over meanwhile, and the
   * signal's reason once that is aborted; nothing is written then. Not inside a transaction. A handler that returns without calling it is completed with no effect.
   */
  complete(effect?: () => Promise<void>): Promise<void>;
}

/** All there is to know of a kind of task but how to do it: enough to enqueue one. */
export interface TaskKind<Input = unknown> {
  /** A string we choose, e.g. `metrics.recompute`; it outlives refactorings. */
  readonly name: string;
  readonly queue: Queue;
  /** An object of ids, never content. Parsed when enqueued and again when run. */
  readonly input: z.ZodType<Input>;
  /** Tasks of one name and key collapse while they wait and never run at once. Absent: every task stands alone. */
  key?(input: Input): string;
  /** How often it is tried in all, the first time included. Default 5. */
  readonly attempts: number;
  readonly backoff: Backoff;
  /** Seconds an attempt may take before it is aborted. Default 600. */
  readonly timeout: number;
  /** Lane when the enqueuer names none. Default interactive. */
  readonly lane: Lane;
}

// `key` and `handler` are methods, which TypeScript compares loosely: definitions of all inputs fit in one list.
export interface TaskDefinition<Input = unknown> extends TaskKind<Input> {
  /** Slow work first, outside any transaction; then `run.complete(effect)`. */
  handler(input: Input, run: TaskRun): Promise<void>;
}

type Defaulted = 'attempts' | 'backoff' | 'timeout' | 'lane';
type WithDefaults<Whole> = Omit<Whole, Defaulted> & Partial<Pick<TaskKind, Defaulted>>;

const defaults: Pick<TaskKind, Defaulted> = {
  attempts: 5,
  backoff: { first: 2, factor: 3, most: 600 },
  timeout: 600,
  lane: 'interactive',
};

/**
 * Declares a kind of task apart from its handler, for a service that enqueues what its own `tasks.ts` handles:
 * `declareTask` there, `defineTask({ ...kind, handler })` here, and the files do not import each other in a circle.
 */
export function declareTask<Input>(options: WithDefaults<TaskKind<Input>>): TaskKind<Input> {
  return { ...defaults, ...options };
}

/** Defines a kind of task with its handler; the omitted options get their defaults (see TaskKind). */
export function defineTask<Input>(options: WithDefaults<TaskDefinition<Input>>): TaskDefinition<Input> {
  return { ...defaults, ...options };
}

/** A repeated task: `task` is enqueued with `input` once per slot, by whichever scheduler comes first. */
export interface ScheduleDefinition<Input = unknown> {
  /** A string we choose, e.g. `operations.clean_up`. */
  readonly name: string;
  /** Cron expression in the institution's time zone, e.g. `0 4 * * *`. */
  readonly cron: string;
  readonly task: TaskKind<Input>;
  readonly input: Input;
  /** Whether this installation needs it. Default: yes. */
  readonly isWanted?: (configured: { readonly watchedFolder: unknown }) => boolean;
}
