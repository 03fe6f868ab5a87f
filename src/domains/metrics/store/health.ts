import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { CourseMetric } from '../contract.ts';
import { defaultGrading } from '../grading/contract.ts';
import { storedHealthSchema, type HealthFacts } from '../health/contract.ts';

/** How many weeks ahead deadlines are looked at. */
const weeksAhead = 8;

/**
 * Stores what a programme head looks at of a course besides its means: the deadlines of the coming weeks, work that waits
 * for a grade, and when the newest result came. After `replaceMetrics`.
 *
 * @param timeZone of the university: by it weeks begin, on Mondays
 */
export async function replaceHealth(courseId: number, at: Date, timeZone: string): Promise<void> {
  // An activity is due once: at its own deadline, else at the commonest of its results, as on the page of the course.
  await sql`
    with deadline as (
      select activity.id, coalesce(activity.due_at, commonest.due_at) as due_at
      from activity left join (
        select distinct on (activity_id) activity_id, due_at from (
          select activity_id, due_at, count(*) as students from result
          where course_id = ${courseId} and due_at is not null group by activity_id, due_at
        ) as said
        order by activity_id, students desc, due_at
      ) as commonest on commonest.activity_id = activity.id
      where course_id = ${courseId} and kind <> 'lesson'
    )
    update course_metric set health = json_build_object(
      'weeks', (
        select coalesce(json_agg(json_build_object('from', week, 'deadlines', deadlines) order by week), '[]')
        from (
          select to_char(date_trunc('week', due_at at time zone ${timeZone}), 'YYYY-MM-DD') as week, count(*) as deadlines
          from deadline
          where due_at > ${at} and due_at <= ${at}::timestamptz + make_interval(weeks => ${weeksAhead})
          group by 1
        ) as coming),
      'waiting', waiting, 'waitingSince', waiting_since, 'recordedAt', recorded_at)
    from (
      select count(*) filter (where status = 'attempted' and completed_at <= ${at}) as waiting,
        min(completed_at) filter (where status = 'attempted' and completed_at <= ${at}) as waiting_since,
        max(recorded_at) as recorded_at
      from result where course_id = ${courseId}
    ) as said
    where course_id = ${courseId}`.execute(database());
}

/** Of courses that were computed, what a programme head looks at; a course computed before this was kept has no weeks. */
export async function listHealthFacts(courseIds: readonly number[]): Promise<HealthFacts[]> {
  interface Row extends Pick<CourseMetric, 'courseId' | 'totals' | 'means'> {
    asOf: Date;
    health: unknown;
  }
  const { rows } = await sql<Row>`
    select course_id as "courseId", as_of as "asOf", totals, means, health
    from course_metric where course_id = any(${courseIds}::integer[])`.execute(database());
  const nothing = { weeks: [], waiting: 0, waitingSince: null, recordedAt: null };
  return rows.map(({ courseId, asOf, totals: { due, overdue, upcoming }, means, health }) => ({
    ...(health === null ? nothing : storedHealthSchema.parse(health)),
    ...{ courseId, asOf: asOf.toISOString(), due, overdue, upcoming },
    completionPct: means.completionPct,
    attendancePct: means.attendancePct,
  }));
}

/** Of each course the hardest activity of which there are enough results, by the measure of `difficulty.ts`. */
export async function listHardestActivities(
  courseIds: readonly number[],
): Promise<{ courseId: number; activityId: number; name: string; hardness: number }[]> {
  const { rows } = await sql<{ courseId: number; activityId: number; name: string; hardness: number }>`
    select distinct on (metric.course_id) metric.course_id as "courseId", metric.activity_id as "activityId",
      activity.name, hardness
    from (
      select course_id, activity_id, case when scored > 0 then scored else due end as results,
        case when scored > 0 then least(100, greatest(0, 100 - mean_pct))
          else 100.0::double precision * overdue / nullif(due, 0) end as hardness
      from activity_metric where course_id = any(${courseIds}::integer[])
    ) as metric
      join activity on activity.id = metric.activity_id
      left join course_setting on course_setting.course_id = metric.course_id
    where hardness is not null
      and results >= coalesce((course_setting.value ->> 'fewResults')::integer, ${defaultGrading.fewResults})
    order by metric.course_id, hardness desc, metric.activity_id`.execute(database());
  return rows;
}
