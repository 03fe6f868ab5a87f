import { sql } from 'kysely';
import { database } from '../runtime.ts';
import { queues as allQueues, type Lane, type Queue } from './define-task.ts';
import { laneOf } from './lane.ts';

/** What waits at one lane of a queue. */
export interface DueTasks {
  readonly queue: Queue;
  readonly lane: Lane;
  readonly waiting: number;
  /** How long the longest waiting one has been due. */
  readonly oldestSeconds: number;
}

/** How much work is due in these queues and waits; lanes where nothing waits are left out. */
export async function listDueTasks(queues: readonly Queue[] = allQueues): Promise<DueTasks[]> {
  const { rows } = await sql<{ queue: Queue; lane: number; waiting: number; oldestSeconds: number }>`
    select queue, lane, count(*) as waiting,
      extract(epoch from clock_timestamp() - min(due_at))::float8 as "oldestSeconds"
    from task
    where state = 'queued' and queue = any (${[...queues]}::text[]) and due_at <= now()
    group by queue, lane order by queue, lane`.execute(database());
  return rows.map((row) => ({ ...row, lane: laneOf(row.lane) }));
}
