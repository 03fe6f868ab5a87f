import { sql } from 'kysely';
import { afterLostRaces } from '../database/unique-violation.ts';
import { database, runtime } from '../runtime.ts';
import { announceTaskChange } from './announce.ts';

/** Which dead tasks; what is absent does not matter. */
export interface DeadTasks {
  id?: string | undefined;
  queue?: string | undefined;
  name?: string | undefined;
}

export interface RunAgainTask {
  readonly id: string;
  readonly queue: string;
  readonly state: 'queued' | 'superseded';
}

/**
 * Lets dead tasks run again at once, with fresh attempts. Where a task of the same key waits or runs, which has the
 * newer input, or for all but the newest of several dead ones, the task is superseded instead.
 *
 * @returns what became of each; nothing for ids that are not dead
 */
export async function runAgain({ id, queue, name }: DeadTasks): Promise<RunAgainTask[]> {
  const { rows } = await afterLostRaces(() =>
    sql<RunAgainTask>`
      with dead as (
        select id, name, key from task
        where state = 'dead'
          and (${id ?? null}::uuid is null or id = ${id ?? null})
          and (${queue ?? null}::text is null or queue = ${queue ?? null})
          and (${name ?? null}::text is null or name = ${name ?? null})
        for update
      ), judged as (
        select id, key is not null and (
          row_number() over (partition by name, key order by id desc) > 1
          or exists (
            select from task as other
            where other.name = dead.name and other.key = dead.key and other.state in ('queued', 'running')
          )
        ) as gives_way
        from dead
      )
      update task set
        state = case when gives_way then 'superseded' else 'queued' end,
        finished_at = case when gives_way then clock_timestamp() end,
        attempts = 0,
        losses = 0,
        due_at = now(),
        failure = null
      from judged where task.id = judged.id
      returning task.id, task.queue, task.state`.execute(database()),
  );
  runtime().wakeWorkers(new Set(rows.map((row) => row.queue)));
  for (const row of rows) announceTaskChange(runtime().events, row.id);
  return rows;
}
