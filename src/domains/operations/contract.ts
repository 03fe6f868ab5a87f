import { z } from 'zod';

/**
 * queued: waits for its time or a worker. running: a worker has it. done: finished. dead: stopped with an error and
 * waits for a person. superseded: a newer task of the same key does its work.
 */
export const taskStates = ['queued', 'running', 'done', 'dead', 'superseded'] as const;
export const taskStateSchema = z.enum(taskStates);
export type TaskState = z.infer<typeof taskStateSchema>;

export const lanes = ['interactive', 'bulk'] as const;

/** How an attempt ended. lost: its worker vanished. released: the worker had to stop; the attempt is not counted. */
export const attemptOutcomes = ['done', 'retried', 'dead', 'lost', 'released'] as const;
export const attemptOutcomeSchema = z.enum(attemptOutcomes);

const failureSchema = z.object({
  /** Stable, e.g. `task.timed_out`; programs outside match on it. */
  code: z.string(),
  /** In the caller's language. */
  sentence: z.string(),
});

export const queueSchema = z.object({
  name: z.string(),
  /** Due now and waiting for a worker, by lane. */
  waiting: z.object({ interactive: z.number().int(), bulk: z.number().int() }),
  /** Waiting for a later time: delayed, or to be retried. */
  delayed: z.number().int(),
  running: z.number().int(),
  dead: z.number().int(),
  /** How long the longest-waiting due task has been due, in seconds; null when none waits. */
  oldestWaitingSeconds: z.number().nullable(),
  finishedLastHour: z.number().int(),
  /** Of those that finished within the last hour, from the start of the last attempt; null when none did. */
  meanSeconds: z.number().nullable(),
});
export type QueueStatus = z.infer<typeof queueSchema>;

/** `GET /queues` */
export const queueListSchema = z.object({ items: z.array(queueSchema) });

export const taskSchema = z.object({
  id: z.uuid(),
  /** Kind of task, e.g. `imports.parse`. */
  name: z.string(),
  queue: z.string(),
  lane: z.enum(lanes),
  state: taskStateSchema,
  /** Tasks of one name and key collapse while they wait and never run at once. */
  key: z.string().nullable(),
  /** Attempts begun. */
  attempts: z.number().int(),
  maxAttempts: z.number().int(),
  createdAt: z.iso.datetime(),
  /** When it may run. */
  dueAt: z.iso.datetime(),
  /** When the last attempt began. */
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** Who runs it, or ran it last. */
  worker: z.string().nullable(),
  /** Why the last attempt failed; of a waiting task it tells why it is tried again. */
  failure: failureSchema.nullable(),
});
export type Task = z.infer<typeof taskSchema>;

/** `GET /tasks`: newest first. */
export const taskListQuery = z.object({
  state: taskStateSchema.optional(),
  queue: z.string().optional(),
  name: z.string().optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type TaskListQuery = z.infer<typeof taskListQuery>;

export const taskListSchema = z.object({ items: z.array(taskSchema), nextCursor: z.uuid().nullable() });
export type TaskList = z.infer<typeof taskListSchema>;

export const taskParams = z.object({ taskId: z.uuid() });

export const taskAttemptSchema = z.object({
  /** 1 for the first. */
  attempt: z.number().int(),
  outcome: attemptOutcomeSchema,
  worker: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  failure: failureSchema.nullable(),
});

/** `GET /tasks/:taskId`: the task, what it works on (ids), and its ended attempts, newest first. */
export const taskDetailSchema = taskSchema.extend({ input: z.unknown(), attemptList: z.array(taskAttemptSchema) });
export type TaskDetail = z.infer<typeof taskDetailSchema>;

/** `POST /tasks/run-again`: dead tasks of a queue, of a name, or of both. */
export const runAgainBody = z
  .object({ queue: z.string().optional(), name: z.string().optional() })
  .refine((body) => body.queue !== undefined || body.name !== undefined, {
    error: 'name a queue, a task name, or both',
  });
export type RunAgainFilter = z.infer<typeof runAgainBody>;

/** What became of the dead tasks: waiting again, or left to a newer task of the same key. */
export const runAgainSchema = z.object({ queued: z.number().int(), superseded: z.number().int() });
export type RunAgainResult = z.infer<typeof runAgainSchema>;
