import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/**
 * Removes tasks that ended long ago; at most `limit`, so that no statement takes long.
 *
 * Their attempts stay until their month is dropped (operations.partitions).
 *
 * @param days how long finished and superseded tasks are kept; dead ones are kept for `deadDays`
 * @returns how many were removed
 */
export async function removeEndedTasks(days: number, deadDays: number, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    with ended as (
      select id from task
      where finished_at < now() - make_interval(days => case when state = 'dead' then ${deadDays}::int else ${days}::int end)
        and finished_at < now() - make_interval(days => ${Math.min(days, deadDays)})
      order by finished_at
      limit ${limit}
    )
    delete from task using ended where task.id = ended.id`.execute(database());
  return Number(numAffectedRows ?? 0);
}

/** Removes slots older than `days`, but never a schedule's latest: by it the schedule is known. */
export async function removeOldSlots(days: number): Promise<void> {
  await sql`
    delete from schedule_slot as old
    where slot < now() - make_interval(days => ${days})
      and exists (select from schedule_slot as newer where newer.schedule = old.schedule and newer.slot > old.slot)
  `.execute(database());
}
