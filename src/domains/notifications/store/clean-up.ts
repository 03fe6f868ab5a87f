import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/**
 * Removes what people were told long ago, with its deliveries; at most `limit`, so that no statement takes long.
 *
 * @returns how many were removed
 */
export async function removeOldNotifications(days: number, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from notification where id = any(array(
      select id from notification where created_at < now() - make_interval(days => ${days}) and state <> 'waiting'
      order by created_at limit ${limit}
    ))`.execute(database());
  return Number(numAffectedRows ?? 0);
}

/** Removes letters that lie in the outbox for long; at most `limit`. @returns how many were removed */
export async function removeOldLetters(days: number, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from outbox_letter where id = any(array(
      select id from outbox_letter where created_at < now() - make_interval(days => ${days})
      order by created_at, id limit ${limit}
    ))`.execute(database());
  return Number(numAffectedRows ?? 0);
}

/**
 * Notes of deliveries that were due days ago that nothing will be done about them any more: their task failed for good,
 * or somebody removed it. At most `limit`.
 *
 * @param taskNames those that deliver, with the delivery's id as key
 * @returns how many there were
 */
export async function giveUpForgotten(days: number, taskNames: readonly string[], limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update notification_delivery set state = 'failed', reason = 'gave_up'
    where state in ('waiting', 'sending') and id = any(array(
      select id from notification_delivery as delivery
      where state in ('waiting', 'sending') and due_at < now() - make_interval(days => ${days})
        and not exists (
          select from task where name = any(${[...taskNames]}::text[]) and key = delivery.id::text
            and task.state in ('queued', 'running')
        )
      order by due_at limit ${limit}
    ))`.execute(database());
  return Number(numAffectedRows ?? 0);
}
