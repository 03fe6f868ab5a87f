import { sql, type RawBuilder } from 'kysely';
import { transaction } from '../database/transaction.ts';
import { afterLostRaces } from '../database/unique-violation.ts';
import { database } from '../runtime.ts';
import type { ClaimedTask } from './claim.ts';
import { LeaseLost, type Failure } from './failures.ts';

/**
 * Runs `effect` and marks the task done, both in one transaction or neither.
 *
 * @throws LeaseLost when the task is no longer this worker's
 */
export async function completeTask(task: ClaimedTask, effect?: () => Promise<void>): Promise<void> {
  const done = sql`state = 'done', finished_at = clock_timestamp(), failure = null`;
  const end = async (): Promise<void> => {
    if (!(await endAttempt(task, 'done', done))) throw new LeaseLost();
  };
  if (!effect) return end();
  await transaction(async () => {
    // Locked before the effect: from here on nobody can take the task over, however long the effect lasts.
    const { rows } = await sql`
      select from task where id = ${task.id} and lease_token = ${task.leaseToken} and state = 'running'
      for update`.execute(database());
    if (rows.length === 0) throw new LeaseLost();
    await effect();
    await end();
  });
}

/** Puts the task back to wait `seconds`. False when it is no longer this worker's. */
export function retryTask(task: ClaimedTask, failure: Failure, seconds: number): Promise<boolean> {
  const later = sql`${backToQueue}, due_at = now() + make_interval(secs => ${seconds}),
    failure = ${JSON.stringify(failure)}::jsonb`;
  return afterLostRaces(() => endAttempt(task, 'retried', later, failure));
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

type Outcome = 'done' | 'retried' | 'dead' | 'released';

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
