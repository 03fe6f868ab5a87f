import { sql } from 'kysely';
import type { Address, Message } from '#adapters/broker/port.ts';
import { database } from '../runtime.ts';
import { queues, type Queue } from './define-task.ts';
import { laneNumber, laneOf } from './lane.ts';
import { notFlushed } from './not-flushed.ts';

/**
 * Takes due tasks of which the broker does not know, the urgent first, and notes them as published: other relays pass
 * over them. Noted before and not after they are published, because a worker that has the message already must not
 * find the row locked by the note. What is not confirmed goes back with `putBackUnpublished`; what is lost with this
 * process is found by `findLost`.
 *
 * @param full addresses that hold enough messages for now
 */
export async function takeUnpublished(limit: number, full: readonly Address[]): Promise<Message[]> {
  const { rows } = await sql<{ id: string; queue: Queue; lane: number }>`
    with waiting as (
      select id from task
      where state = 'queued' and published_at is null and due_at <= now()
        and queue = any (${[...queues]}::text[]) and ${addressText} <> all (${full.map(textOf)}::text[])
      order by lane, due_at, id
      limit ${limit}
      for update skip locked
    ), noted as (
      update task set published_at = clock_timestamp() from waiting where task.id = waiting.id
      returning task.id, queue, lane, due_at
    )
    select id, queue, lane from noted where ${notFlushed} order by lane, due_at, id`.execute(database());
  return rows.map(({ id, queue, lane }) => ({ id, queue, lane: laneOf(lane) }));
}

/** Lets tasks that still wait be published again. */
export async function putBackUnpublished(ids: readonly string[]): Promise<void> {
  await sql`
    update task set published_at = null
    where id = any (${ids}::uuid[]) and state = 'queued' and published_at is not null`.execute(database());
}

export interface LostRequest {
  /** Addresses without a message that waits: whatever was published there should have been begun. */
  readonly empty: readonly Address[];
  /** Seconds after which a task of these is taken for lost. */
  readonly seconds: number;
  /** Seconds after which any task is. */
  readonly longest: number;
  /** Names this program has handlers for; of others a message would come back again and again. */
  readonly names: readonly string[];
}

/**
 * Finds tasks that still wait long after they were published (the broker was wiped, the message was lost, a worker
 * could not run it yet) and lets them be published again. A message too many harms nothing.
 *
 * @returns how many
 */
export async function findLost({ empty, seconds, longest, names }: LostRequest): Promise<number> {
  const { numAffectedRows } = await sql`
    with lost as (
      select id from task
      where state = 'queued' and due_at <= now() and name = any (${names}::text[])
        and published_at <= now() - make_interval(secs => ${Math.min(seconds, longest)})
        and (${addressText} = any (${empty.map(textOf)}::text[])
          or published_at <= now() - make_interval(secs => ${longest}))
      order by published_at
      limit 10000
      for update skip locked
    )
    update task set published_at = null from lost where task.id = lost.id`.execute(database());
  return Number(numAffectedRows ?? 0);
}

const addressText = sql`queue || ' ' || lane`;
const textOf = ({ queue, lane }: Address): string => `${queue} ${laneNumber(lane)}`;
