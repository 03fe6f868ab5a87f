import { sql } from 'kysely';
import { database } from '../runtime.ts';
import type { Queue } from './define-task.ts';

/** At most `starts` tasks of a queue begin within any `seconds`, whatever the number of workers. */
export interface QueueRate {
  readonly starts: number;
  readonly seconds: number;
}

/**
 * How many tasks of the queue may begin now. Holds the queue's turn until the transaction ends, so that what it
 * answers stays true until `countStarts` of the same transaction.
 */
export async function remainingStarts(queue: Queue, rate: QueueRate): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('pulse.task_rate'), hashtext(${queue}))`.execute(database());
  // Starts are counted per second; the second in which the window begins is counted whole.
  const windowStart = sql`clock_timestamp() - make_interval(secs => ${rate.seconds} + 1)`;
  await sql`delete from task_rate where queue = ${queue} and second <= ${windowStart}`.execute(database());
  const { started } = await database()
    .selectFrom('task_rate')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('started'), sql.lit(0)).as('started'))
    .where('queue', '=', queue)
    .executeTakeFirstOrThrow();
  return Math.max(0, rate.starts - started);
}

/** Records that so many tasks of the queue begin now. */
export async function countStarts(queue: Queue, count: number): Promise<void> {
  await sql`
    insert into task_rate as rate (queue, second, started)
    values (${queue}, date_trunc('second', clock_timestamp()), ${count})
    on conflict (queue, second) do update set started = rate.started + excluded.started`.execute(database());
}
