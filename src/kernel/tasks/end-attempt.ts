import { sql, type RawBuilder } from 'kysely';
import type { AmbientPool } from '../database/ambient-pool.ts';
import { transaction } from '../database/transaction.ts';
import { afterLostRaces } from '../database/unique-violation.ts';
import { database, log, runtime } from '../runtime.ts';
import { createBatcher } from './batcher.ts';
import type { ClaimedTask } from './claim.ts';
import { LeaseLost, type Failure } from './failures.ts';
import { notFlushed } from './not-flushed.ts';

/**
 * Runs `effect` and marks the task done, both in one transaction or neither. Without an effect there is nothing to
 * commit together: tasks that end at the same time are marked by one statement.
 *
 * @throws LeaseLost when the task is no longer this worker's
 */
export async function completeTask(task: ClaimedTask, effect?: () => Promise<void>): Promise<void> {
  if (!effect) {
    if (!(await completionsOf(runtime().pool)(task))) throw new LeaseLost();
    return;
  }
  await transaction(async () => {
    // Locked before the effect: from here on nobody can take the task over, however long the effect lasts.
    const { rows } = await sql`
      select from task where id = ${task.id} and lease_token = ${task.leaseToken} and state = 'running'
      for update`.execute(database());
    if (rows.length === 0) throw new LeaseLost();
    await effect();
    if (!(await endAttempt(task, 'done', done))) throw new LeaseLost();
  });
}

const done = sql`state = 'done', finished_at = clock_timestamp(), failure = null`;

/** Marks many done in one statement, each fenced by its own lease. None of them has written anything with its end. */
async function markAllDone(tasks: readonly ClaimedTask[]): Promise<(task: ClaimedTask) => boolean> {
  const { rows } = await sql<{ token: string }>`
    with held as (
      select * from unnest(${tasks.map((task) => task.id)}::uuid[], ${tasks.map((task) => task.leaseToken)}::uuid[])
        as held (id, token)
    ), ended as (
      update task set lease_token = null, lease_until = null, ${done} from held
      where task.id = held.id and task.lease_token = held.token and task.state = 'running'
      returning task.id, task.attempts, task.worker, task.started_at, task.finished_at, held.token
    ), recorded as (
      insert into task_attempt (task_id, attempt, worker, started_at, finished_at, outcome)
      select id, attempts, worker, started_at, finished_at, 'done' from ended
    )
    select token from ended where ${notFlushed}`.execute(database());
  const tokens = new Set(rows.map(({ token }) => token));
  return (task) => tokens.has(task.leaseToken);
}

const batchers = new WeakMap<AmbientPool, (task: ClaimedTask) => Promise<boolean>>();

/** Marks tasks done, in batches of all that end at the same time in this process. */
function completionsOf(pool: AmbientPool): (task: ClaimedTask) => Promise<boolean> {
  const batcher =
    batchers.get(pool) ??
    createBatcher({
      together: markAllDone,
      alone: async (task) => (await markAllDone([task]))(task),
      onFailed: (error) => log().warn({ err: error }, 'cannot mark tasks done together; going on one by one'),
      most: 500,
    });
  batchers.set(pool, batcher);
  return batcher;
}

/** Puts the task back to wait `seconds`. False when it is no longer this worker's. */
export function retryTask(task: ClaimedTask, failure: Failure, seconds: number): Promise<boolean> {
  return afterLostRaces(() => endAttempt(task, 'retried', later(failure, seconds), failure));
}

/** Puts a task back to wait `seconds` whose attempt was lost with the database. False when it is no longer this worker's. */
export function loseTask(task: ClaimedTask, failure: Failure, seconds: number): Promise<boolean> {
  const counted = sql`${later(failure, seconds)}, losses = task.losses + 1`;
  return afterLostRaces(() => endAttempt(task, 'lost', counted, failure));
}

/** Stops the task until a person runs it again. False when it is no longer this worker's. */
export function buryTask(task: ClaimedTask, failure: Failure): Promise<boolean> {
  const dead = sql`state = 'dead', finished_at = clock_timestamp(), failure = ${JSON.stringify(failure)}::jsonb`;
  return endAttempt(task, 'dead', dead, failure);
}

/** Gives the task back as if this attempt had not been. False when it is no longer this worker's. */
export function releaseTask(task: ClaimedTask): Promise<boolean> {
  return afterLostRaces(() => endAttempt(task, 'released', sql`${backToQueue}, attempts = task.attempts - 1`));
}

/** A task that would wait again gives way to one of its key that waits already: that one has the newer input. */
export const anotherWaits = sql`exists (
  select from task as other where other.name = task.name and other.key = task.key and other.state = 'queued'
)`;
const backToQueue = sql`
  state = case when ${anotherWaits} then 'superseded' else 'queued' end,
  finished_at = case when ${anotherWaits} then clock_timestamp() end`;

const later = (failure: Failure, seconds: number): RawBuilder<unknown> => sql`${backToQueue},
  due_at = now() + make_interval(secs => ${seconds}), failure = ${JSON.stringify(failure)}::jsonb`;

type Outcome = 'done' | 'retried' | 'dead' | 'lost' | 'released';

async function endAttempt(
  task: ClaimedTask,
  outcome: Outcome,
  change: RawBuilder<unknown>,
  failure?: Failure,
): Promise<boolean> {
  const { rows } = await sql`
    with mine as (
      select id, attempts, worker, started_at from task
      where id = ${task.id} and lease_token = ${task.leaseToken} and state = 'running'
      for update
    ), ended as (
      update task set lease_token = null, lease_until = null, ${change} from mine where task.id = mine.id
    )
    insert into task_attempt (task_id, attempt, worker, started_at, finished_at, outcome, failure)
    select id, attempts, worker, started_at, clock_timestamp(), ${outcome},
      ${failure ? JSON.stringify(failure) : null}::jsonb
    from mine
    returning task_id`.execute(database());
  return rows.length === 1;
}
