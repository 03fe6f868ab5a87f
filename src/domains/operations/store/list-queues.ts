import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { QueueStatus } from '../contract.ts';

/** How each of the queues stands, in their order. */
export async function listQueues(names: readonly string[]): Promise<QueueStatus[]> {
  const { rows } = await sql<QueueStatus>`
    with unfinished as (
      select queue,
        count(*) filter (where state = 'queued' and due_at <= now() and lane = 0) as interactive,
        count(*) filter (where state = 'queued' and due_at <= now() and lane = 1) as bulk,
        count(*) filter (where state = 'queued' and due_at > now()) as delayed,
        count(*) filter (where state = 'running') as running,
        count(*) filter (where state = 'dead') as dead,
        extract(epoch from now() - min(due_at) filter (where state = 'queued' and due_at <= now())) as oldest_seconds
      from task where state in ('queued', 'running', 'dead')
      group by queue
    ), finished as (
      select queue, count(*) as tasks, avg(extract(epoch from finished_at - started_at)) as mean_seconds
      from task where finished_at > now() - interval '1 hour' and state = 'done'
      group by queue
    )
    select name,
      jsonb_build_object('interactive', coalesce(interactive, 0), 'bulk', coalesce(bulk, 0)) as waiting,
      coalesce(delayed, 0) as delayed,
      coalesce(running, 0) as running,
      coalesce(dead, 0) as dead,
      oldest_seconds::float8 as "oldestWaitingSeconds",
      coalesce(tasks, 0) as "finishedLastHour",
      mean_seconds::float8 as "meanSeconds"
    from unnest(${names}::text[]) with ordinality as queue (name, position)
      left join unfinished on unfinished.queue = name
      left join finished on finished.queue = name
    order by position`.execute(database());
  return rows;
}
