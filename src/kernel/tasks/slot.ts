import { sql } from 'kysely';
import { transaction } from '../database/transaction.ts';
import { database } from '../runtime.ts';
import type { ScheduleDefinition } from './define-task.ts';
import { enqueue } from './enqueue.ts';

/**
 * Enqueues a schedule's task for the slot, unless that was done before or another scheduler does it now. The first
 * slot that the database ever sees of a schedule is only noted: it lies before the schedule existed here.
 *
 * @param slot the scheduled instant
 * @returns whether the task was enqueued
 */
export function enqueueSlot(schedule: ScheduleDefinition, slot: Date): Promise<boolean> {
  return transaction(async () => {
    const { rows } = await sql<{ known: boolean }>`
      insert into schedule_slot (schedule, slot) values (${schedule.name}, ${slot})
      on conflict do nothing
      returning exists (select from schedule_slot where schedule = ${schedule.name}) as known`.execute(database());
    if (!rows.some((row) => row.known)) return false;
    await enqueue(schedule.task, schedule.input);
    return true;
  });
}
