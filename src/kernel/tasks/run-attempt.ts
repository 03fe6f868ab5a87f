import { z } from 'zod';
import { AppError } from '../errors.ts';
import { isDatabaseLost } from '../database/database-lost.ts';
import { log, runtime } from '../runtime.ts';
import { backoffSeconds } from './backoff.ts';
import type { ClaimedTask } from './claim.ts';
import { createCompletion, type Completion } from './completion.ts';
import type { TaskDefinition } from './define-task.ts';
import { buryTask, loseTask, releaseTask, retryTask } from './end-attempt.ts';
import { failureOf, LeaseLost, mostLosses, PermanentError, ShuttingDown } from './failures.ts';

export type Outcome = 'done' | 'retried' | 'dead' | 'lost' | 'released';

/**
 * Runs one attempt at a claimed task to its end, and logs a line. Never throws: when even the end cannot be written,
 * the lease runs out and the task is tried again.
 *
 * @param abort aborted by the worker with LeaseLost or ShuttingDown, here when the attempt's time is up
 */
export async function runAttempt(task: ClaimedTask, abort: AbortController): Promise<Outcome> {
  const begun = performance.now();
  const { outcome, error } = await attempt(task, abort).catch((unwritten: unknown) => ({
    outcome: 'lost' as const,
    error: unwritten,
  }));
  const line = {
    outcome,
    durationMs: Math.round(performance.now() - begun),
    waitedMs: Math.round(task.waitedMs),
    ...(error === undefined ? {} : { err: error }),
  };
  if (outcome === 'done' || outcome === 'released') log().info(line, 'task %s', outcome);
  else if (outcome === 'dead') log().error(line, 'task dead');
  else log().warn(line, 'task %s', outcome);
  return outcome;
}

/** A database that went away is often back in seconds. */
const afterLoss = { first: 1, factor: 2, most: 60 };

interface Ended {
  outcome: Outcome;
  error?: unknown;
}

async function attempt(task: ClaimedTask, abort: AbortController): Promise<Ended> {
  const definition = runtime().tasks.find(task.name);
  if (!definition) throw new Error(`claimed a task without a handler: ${task.name}`);
  const completion = createCompletion(task, abort.signal);
  const timer = setTimeout(() => {
    abort.abort(new AppError('task.timed_out', { seconds: definition.timeout }));
  }, definition.timeout * 1000);
  try {
    await Promise.race([handle(task, definition, completion, abort.signal), aborted(abort.signal)]);
    return { outcome: 'done' };
  } catch (error) {
    return await endFailed(task, definition, completion, error);
  } finally {
    clearTimeout(timer);
  }
}

async function handle(
  task: ClaimedTask,
  definition: TaskDefinition,
  completion: Completion,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const parsed = definition.input.safeParse(task.input);
  if (!parsed.success) {
    const detail = z.prettifyError(parsed.error).replaceAll('\n', ' ');
    throw new PermanentError('task.input_invalid', { detail }, { cause: parsed.error });
  }
  await definition.handler(parsed.data, {
    id: task.id,
    attempt: task.attempt,
    signal,
    complete: (effect) => completion.complete(effect),
  });
  // Also when the handler swallowed the failure of its own `complete`: settle throws it again.
  if (!(await completion.settle())) await completion.complete();
}

async function endFailed(
  task: ClaimedTask,
  definition: TaskDefinition,
  completion: Completion,
  error: unknown,
): Promise<Ended> {
  // A completion that had begun decides, whatever threw or aborted beside it.
  const completed = await completion.settle().catch(() => false);
  if (completed) return { outcome: 'done', error };
  if (error instanceof LeaseLost) return { outcome: 'lost' };
  if (error instanceof ShuttingDown) return { outcome: (await releaseTask(task)) ? 'released' : 'lost' };
  const failure = failureOf(error, task.id);
  const isLost = isDatabaseLost(error);
  const failures = task.attempt - task.losses;
  const isLast = isLost ? task.losses + 1 >= mostLosses : failures >= task.maxAttempts;
  if (error instanceof PermanentError || isLast) {
    return { outcome: (await buryTask(task, failure)) ? 'dead' : 'lost', error };
  }
  if (isLost) {
    await loseTask(task, failure, backoffSeconds(afterLoss, task.losses + 1, Math.random()));
    return { outcome: 'lost', error };
  }
  const seconds = backoffSeconds(definition.backoff, failures, Math.random());
  return { outcome: (await retryTask(task, failure, seconds)) ? 'retried' : 'lost', error };
}

/** Rejects with the signal's reason when it is aborted: a handler that does not listen is left behind. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const leave = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}
