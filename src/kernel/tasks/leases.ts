import { sql } from 'kysely';
import { database } from '../runtime.ts';
import type { ClaimedTask } from './claim.ts';
import { anotherWaits } from './end-attempt.ts';
import { mostLosses } from './failures.ts';

/**
 * Prolongs the leases of running tasks. Rows locked at this moment are left alone: their attempt is just ending.
 *
 * @returns tokens of the tasks that are no longer this worker's
 */
export async function renewLeases(
  tasks: readonly Pick<ClaimedTask, 'id' | 'leaseToken'>[],
  leaseSeconds: number,
): Promise<Set<string>> {
  const { rows } = await sql<{ token: string }>`
    with held as (
      select * from unnest(${tasks.map((task) => task.id)}::uuid[], ${tasks.map((task) => task.leaseToken)}::uuid[])
        as held (id, token)
    ), mine as (
      select task.id from task join held on held.id = task.id and held.token = task.lease_token
      for update of task skip locked
    ), renewed as (
      update task set lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      from mine where task.id = mine.id
    )
    select token from held
    where not exists (select from task where task.id = held.id and task.lease_token = held.token)`.execute(database());
  return new Set(rows.map((row) => row.token));
}

export interface SweptTask {
  readonly id: string;
  readonly queue: string;
  readonly state: 'queued' | 'superseded' | 'dead';
}

/**
 * Takes running tasks from workers that vanished: their lease ran out. They wait again at once, or are dead when
 * they were lost too often, or give way to a waiting task of their key.
 *
 * @param all take every running task, its lease run out or not. For the start of the embedded database, which only
 *   one process can use: whoever ran its tasks is gone.
 */
export async function sweepLeases(all = false): Promise<SweptTask[]> {
  const failure = JSON.stringify({ code: 'task.worker_lost', params: {} });
  const { rows } = await sql<SweptTask>`
    with lost as (
      select id, attempts, losses + 1 >= ${mostLosses} as is_last, worker, started_at from task
      where state = 'running' and (${all} or lease_until < now())
      order by id
      limit 1000
      for update skip locked
    ), recorded as (
      insert into task_attempt (task_id, attempt, worker, started_at, finished_at, outcome, failure)
      select id, attempts, worker, started_at, clock_timestamp(), 'lost', ${failure}::jsonb from lost
    )
    update task set
      state = case when is_last then 'dead' when ${anotherWaits} then 'superseded' else 'queued' end,
      finished_at = case when is_last or ${anotherWaits} then clock_timestamp() end,
      lease_token = null,
      lease_until = null,
      losses = task.losses + 1,
      failure = ${failure}::jsonb
    from lost where task.id = lost.id
    returning task.id, task.queue, task.state`.execute(database());
  return rows;
}
