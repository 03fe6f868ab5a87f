import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import type { Locale } from '#kernel/locale.ts';
import { runtime } from '#kernel/runtime.ts';
import { queues } from '#kernel/tasks/define-task.ts';
import { failureSentence, readFailure } from '#kernel/tasks/failures.ts';
import { laneOf } from '#kernel/tasks/lane.ts';
import { runAgain } from '#kernel/tasks/run-again.ts';
import { recordAudit } from '#domains/audit/index.ts';
import {
  attemptOutcomeSchema,
  taskStateSchema,
  type QueueStatus,
  type RunAgainFilter,
  type RunAgainResult,
  type Task,
  type TaskDetail,
  type TaskList,
  type TaskListQuery,
} from './contract.ts';
import { deadTaskDays, endedTaskDays } from './service/partitions.ts';
import { removeEndedTasks, removeOldSlots } from './store/clean-up.ts';
import * as queueStore from './store/list-queues.ts';
import { findTaskRow, listAttemptRows, listTaskRows, type TaskAttemptRow, type TaskRow } from './store/tasks.ts';

/** How every queue of the program stands. */
export function listQueues(): Promise<QueueStatus[]> {
  return queueStore.listQueues(queues);
}

/** A page of tasks, newest first, with failures in words of `locale`. */
export async function listTasks(query: TaskListQuery, locale: Locale): Promise<TaskList> {
  const rows = await listTaskRows(query);
  const items = rows.slice(0, query.limit).map((row) => taskOf(row, locale));
  return { items, nextCursor: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
}

/** @throws AppError task.not_found */
export async function getTask(id: string, locale: Locale): Promise<TaskDetail> {
  const row = await findTaskRow(id);
  if (!row) throw new AppError('task.not_found');
  const attempts = await listAttemptRows(row);
  return {
    ...taskOf(row, locale),
    input: row.input,
    attemptList: attempts.map((attempt) => attemptOf(attempt, locale)),
  };
}

/**
 * Lets a dead task run again at once, with fresh attempts.
 *
 * @throws AppError task.not_found, task.not_dead
 */
export async function runTaskAgain(id: string, locale: Locale): Promise<TaskDetail> {
  const ran = await recordedRunAgain({ id });
  const task = await getTask(id, locale);
  if (ran.length === 0) throw new AppError('task.not_dead');
  return task;
}

/** Lets all dead tasks of a queue, of a name, or of both run again. */
export async function runTasksAgain(filter: RunAgainFilter): Promise<RunAgainResult> {
  const ran = await recordedRunAgain(filter);
  const queued = ran.filter(({ state }) => state === 'queued').length;
  return { queued, superseded: ran.length - queued };
}

function recordedRunAgain(filter: Parameters<typeof runAgain>[0]): ReturnType<typeof runAgain> {
  return transaction(async () => {
    const ran = await runAgain(filter);
    if (ran.length > 0) await recordAudit('task.run_again', {}, { count: ran.length });
    return ran;
  });
}

const batch = 5000;

/** Removes what nobody looks at any more: ended tasks, dead ones after 90 days, old slots of schedules. */
export async function cleanUp(days = endedTaskDays, deadDays = deadTaskDays): Promise<void> {
  await removeOldSlots(days);
  while ((await removeEndedTasks(days, deadDays, batch)) === batch);
}

function taskOf(row: TaskRow, locale: Locale): Task {
  const isUnknown = row.state === 'queued' && runtime().tasks.find(row.name) === undefined;
  return {
    id: row.id,
    name: row.name,
    queue: row.queue,
    lane: laneOf(row.lane),
    state: taskStateSchema.parse(row.state),
    key: row.key,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    createdAt: row.created_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    worker: row.worker,
    failure: failureView(isUnknown ? { code: 'task.unknown', params: {} } : row.failure, row.id, locale),
  };
}

function attemptOf(row: TaskAttemptRow, locale: Locale): TaskDetail['attemptList'][number] {
  return {
    attempt: row.attempt,
    outcome: attemptOutcomeSchema.parse(row.outcome),
    worker: row.worker,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at.toISOString(),
    failure: failureView(row.failure, row.task_id, locale),
  };
}

function failureView(stored: unknown, taskId: string, locale: Locale): Task['failure'] {
  if (stored === null) return null;
  const failure = readFailure(stored, taskId);
  return { code: failure.code, sentence: failureSentence(failure, locale) };
}
