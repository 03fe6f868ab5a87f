import { sql, type RawBuilder } from 'kysely';
import { clock, database } from '#kernel/runtime.ts';
import type { FiguresQuery, ModelFigures } from '../contract.ts';

export interface FiguresRow extends ModelFigures {
  /** Which sum it is: that of all, of a day, a provider or a course. */
  by: 'total' | 'day' | 'provider' | 'course';
  day: string | null;
  provider: string | null;
  courseId: number | null;
  courseName: string | null;
}

const zone = () => clock().timeZone;

/** Midnight with which a period of so many days begins, today included. */
const begin = (days: number): RawBuilder<unknown> =>
  sql`((now() at time zone ${zone()})::date - ${days - 1}::integer)::timestamp at time zone ${zone()}`;

/** Sums of the period: of all, by day, by provider and by course, in one reading. */
export async function listFigures({ days, provider, courseId }: FiguresQuery): Promise<FiguresRow[]> {
  const conditions = [
    sql`at >= ${begin(days)}`,
    // Months to come are not even looked into.
    sql`at < now() + interval '1 day'`,
    ...(provider === undefined ? [] : [sql`provider = ${provider}`]),
    ...(courseId === undefined ? [] : [sql`course_id = ${courseId}`]),
  ];
  const isTimed = sql`outcome in ('answered', 'untrue') and not is_cached`;
  const { rows } = await sql<FiguresRow>`
    with call as (
      select *, (at at time zone ${zone()})::date as day from llm_call where ${sql.join(conditions, sql` and `)}
    ), sums as (
      select case when grouping(day) = 0 then 'day' when grouping(provider) = 0 then 'provider'
          when grouping(course_id) = 0 then 'course' else 'total' end as by,
        day::text as day, provider, course_id as "courseId",
        count(*)::integer as calls,
        count(*) filter (where outcome = 'answered')::integer as answered,
        count(*) filter (where is_cached)::integer as cached,
        count(*) filter (where outcome in ('temporary', 'permanent', 'broken'))::integer as failed,
        count(*) filter (where outcome in ('over_limit', 'circuit_open'))::integer as withheld,
        count(*) filter (where outcome in ('refused', 'untrue'))::integer as refused,
        count(*) filter (where attempt > 1)::integer as repeated,
        coalesce(sum(tokens_in), 0)::float8 as "tokensIn", coalesce(sum(tokens_out), 0)::float8 as "tokensOut",
        coalesce(sum(cost), 0) as cost,
        percentile_cont(0.5) within group (order by duration_ms) filter (where ${isTimed}) as "p50Ms",
        percentile_cont(0.95) within group (order by duration_ms) filter (where ${isTimed}) as "p95Ms"
      from call group by grouping sets ((), (day), (provider), (course_id))
    ), ranked as (
      select *, row_number() over (partition by by order by calls desc, "courseId") as rank from sums
    )
    select ranked.*, course.name as "courseName" from ranked left join course on course.id = ranked."courseId"
    where by <> 'course' or rank <= 20
    order by by, day, provider, calls desc`.execute(database());
  return rows;
}

/** The days of the period, the oldest first, as `2026-11-24`. */
export async function listDays(days: number): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select ((now() at time zone ${zone()})::date - step)::text as day
    from generate_series(${days - 1}::integer, 0, -1) as step`.execute(database());
  return rows.map(({ day }) => day);
}

export interface ProviderRow {
  name: string;
  failures: number;
  failureCode: string | null;
  failedAt: Date | null;
  pausedUntil: Date | null;
  isToday: boolean;
}

/** How each provider that was ever asked fares. */
export async function listProviderRows(): Promise<ProviderRow[]> {
  const { rows } = await sql<ProviderRow>`
    select name, failures, failure_code as "failureCode", failed_at as "failedAt", paused_until as "pausedUntil",
      day = (clock_timestamp() at time zone ${zone()})::date as "isToday"
    from llm_provider`.execute(database());
  return rows;
}
