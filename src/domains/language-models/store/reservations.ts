import { sql } from 'kysely';
import { clock, database } from '#kernel/runtime.ts';
import type { ProviderUse } from '../admission.ts';
import type { CircuitChange } from '../circuit.ts';

/** A call that may begin, or is under way. */
export interface Reservation {
  readonly id: string;
  readonly provider: string;
  readonly day: string;
  readonly isProbe: boolean;
  readonly tokens: number;
  readonly cost: number;
}

/** The day of the university, by the database's clock: limits hold over processes whose clocks differ. */
const today = () => sql`(clock_timestamp() at time zone ${clock().timeZone})::date`;

/**
 * Locks what all processes share of a provider until the transaction ends, makes it where it is missing, begins a new day
 * where one has begun, and frees the places of died processes. What their calls may have taken stays counted: the
 * provider may have had them.
 */
export async function lockProvider(provider: string): Promise<void> {
  await sql`
    insert into llm_provider as shared (name, day) values (${provider}, ${today()})
    on conflict (name) do update set
      calls = case when shared.day = excluded.day then shared.calls else 0 end,
      tokens = case when shared.day = excluded.day then shared.tokens else 0 end,
      cost = case when shared.day = excluded.day then shared.cost else 0 end,
      day = excluded.day`.execute(database());
  await sql`
    delete from llm_reservation where provider = ${provider}
      and case when ended_at is null then lease_until < clock_timestamp()
        else begun_at < clock_timestamp() - interval '1 minute' end`.execute(database());
}

/** What is used of a provider; exact after `lockProvider` in the same transaction. Undefined: it was never asked. */
export async function findUse(provider: string): Promise<(ProviderUse & { day: string }) | undefined> {
  const { rows } = await sql<ProviderUse & { day: string }>`
    select shared.day::text as day, shared.calls as "callsToday", shared.tokens as "tokensToday",
      shared.cost as "costToday", shared.pause_reason as "pauseReason",
      case when shared.paused_until is not null
        then greatest(0, extract(epoch from shared.paused_until - clock_timestamp()))::float8 end as "pausedSeconds",
      extract(epoch from ((shared.day + 1)::timestamp at time zone ${clock().timeZone}) - clock_timestamp())::float8
        as "secondsToMidnight",
      recent.*
    from llm_provider as shared, lateral (
      select count(*) filter (where is_recent)::integer as "callsInMinute",
        coalesce(sum(tokens) filter (where is_recent), 0)::float8 as "tokensInMinute",
        coalesce(60 - extract(epoch from clock_timestamp() - min(begun_at) filter (where is_recent)), 0)::float8
          as "secondsToFreeMinute",
        count(*) filter (where ended_at is null)::integer as "atOnce",
        coalesce(bool_or(is_probe) filter (where ended_at is null), false) as "isTrying"
      from (
        select *, begun_at > clock_timestamp() - interval '1 minute' as is_recent
        from llm_reservation where provider = shared.name
      ) as reservation
    ) as recent
    where shared.name = ${provider}`.execute(database());
  return rows.at(0);
}

/** Holds what a call takes at most, for so many seconds at most. */
export async function insertReservation(reservation: Reservation, leaseSeconds: number): Promise<void> {
  const { id, provider, day, isProbe, tokens, cost } = reservation;
  await sql`
    with reserved as (
      insert into llm_reservation (id, provider, day, begun_at, lease_until, is_probe, tokens, cost)
      values (${id}, ${provider}, ${day}::date, clock_timestamp(),
        clock_timestamp() + make_interval(secs => ${leaseSeconds}), ${isProbe}, ${tokens}, ${cost})
    )
    update llm_provider set calls = calls + 1, tokens = tokens + ${tokens}, cost = cost + ${cost}
    where name = ${provider}`.execute(database());
}

/** What was used in place of what was reserved. */
export async function endReservation(
  { id, provider, day, tokens, cost }: Reservation,
  used: { tokens: number; cost: number },
): Promise<void> {
  await sql`
    with ended as (
      update llm_reservation set ended_at = clock_timestamp(), tokens = ${used.tokens}, cost = ${used.cost}
      where id = ${id}
    )
    update llm_provider set tokens = tokens + ${used.tokens - tokens},
      cost = greatest(0, cost + ${used.cost - cost}::float8)
    where name = ${provider} and day = ${day}::date`.execute(database());
}

/** How the provider fares; read before it is written, under the provider's lock. */
export async function readCircuit(provider: string): Promise<{ failures: number; pauses: number }> {
  return database()
    .selectFrom('llm_provider')
    .select(['failures', 'pauses'])
    .where('name', '=', provider)
    .executeTakeFirstOrThrow();
}

export async function writeCircuit(
  provider: string,
  { failures, pauses, pause }: CircuitChange,
  failureCode: string | null,
): Promise<void> {
  const isSet = typeof pause === 'object';
  await sql`
    update llm_provider set failures = ${failures}, pauses = ${pauses},
      failure_code = coalesce(${failureCode}, failure_code),
      failed_at = case when ${failureCode}::text is null then failed_at else clock_timestamp() end,
      paused_until = case ${isSet ? 'set' : pause}
        when 'set' then greatest(paused_until, clock_timestamp() + make_interval(secs => ${isSet ? pause.seconds : 0}))
        when 'none' then paused_until end,
      pause_reason = case ${isSet ? 'set' : pause}
        when 'set' then ${isSet ? pause.reason : null} when 'none' then pause_reason end
    where name = ${provider}`.execute(database());
}
