import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { cellsApartAsOf } from '#domains/gradebook/index.ts';
import type { ActivityMetric } from '../difficulty/contract.ts';
import type { MetricRules } from '../grading/rules.ts';
import { sharesAsOf } from './grades.ts';

/** Correlation of two expressions over a group; null where either does not vary (`difficulty.ts` says the same). */
const correlation = (own: RawBuilder<unknown>, rest: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  case when var_pop(${own}) filter (where ${rest} is not null) > 1e-9
    and var_pop(${rest}) filter (where ${own} is not null) > 1e-9
  then greatest(-1, least(1, corr(${own}, ${rest}))) end`;

/**
 * Computes and stores what the results of each activity of a course say of it, in one statement. After the metrics of its
 * students, of whose done activities it makes the rest of the course.
 *
 * @param topics what activities are about; an activity that is not among them is about nothing known
 */
export async function replaceActivityMetrics(
  courseId: number,
  at: Date,
  rules: MetricRules,
  topics: ReadonlyMap<number, string>,
): Promise<void> {
  await database().deleteFrom('activity_metric').where('course_id', '=', courseId).execute();
  const isDone = sql`is_done::integer::double precision`;
  const restDone = sql`(metric.done - is_done::integer)::double precision / nullif(metric.activities - 1, 0)`;
  const restShare = sql`case when possible - weight > 1e-9 * possible then (got - weight * share) / (possible - weight) end`;
  await sql`
    insert into activity_metric (course_id, activity_id, topic, students, due, done, failed, late, overdue, scored,
      mean_pct, sd_pct, discrimination)
    with score as materialized (
      select student_id, activity_id, share, weight
      from ${sharesAsOf(courseId, at, { ...rules, overdueIsZero: false })} as said
        join enrolment using (student_id) where enrolment.course_id = ${courseId}
    ), total as (
      select student_id, sum(weight) as possible, sum(weight * share) as got from score group by student_id
    ), scored as (
      select activity_id, count(*) as scored, 100 * avg(share) as mean_pct, 100 * stddev_samp(share) as sd_pct,
        ${correlation(sql`share`, restShare)} as discrimination
      from score join total using (student_id) group by activity_id
    ), counted as (
      select cell.activity_id, count(*) as students, count(*) filter (where is_due) as due,
        count(*) filter (where is_done) as done, count(*) filter (where is_failed) as failed,
        count(*) filter (where is_late) as late, count(*) filter (where is_overdue) as overdue,
        ${correlation(isDone, restDone)} as discrimination
      from ${cellsApartAsOf(courseId, at, rules.passPct)} as cell
        join student_course_metric as metric on metric.course_id = ${courseId} and metric.student_id = cell.student_id
      where not cell.is_lesson and not cell.is_excused
      group by cell.activity_id
    )
    select ${courseId}, activity.id, topic.name, coalesce(students, 0), coalesce(due, 0), coalesce(done, 0),
      coalesce(failed, 0), coalesce(late, 0), coalesce(overdue, 0), coalesce(scored.scored, 0), mean_pct, sd_pct,
      case when scored.scored > 0 then scored.discrimination else counted.discrimination end
    from activity
      left join counted on counted.activity_id = activity.id
      left join scored on scored.activity_id = activity.id
      left join unnest(${[...topics.keys()]}::integer[], ${[...topics.values()]}::text[]) as topic (activity_id, name)
        on topic.activity_id = activity.id
    where activity.course_id = ${courseId} and activity.kind <> 'lesson'`.execute(database());
}

/** An activity's metric without what is concluded of it. */
export type StoredActivityMetric = Omit<ActivityMetric, 'hardness' | 'isFew'>;

/** Stored metrics of a course's activities, or of one, in the order of the course; before they are computed, nothing counts. */
export async function listActivityMetrics(courseId: number, activityId?: number): Promise<StoredActivityMetric[]> {
  const count = (column: string): RawBuilder<number> => sql<number>`coalesce(${sql.ref(column)}, 0)`;
  const { rows } = await sql<StoredActivityMetric>`
    select activity.id as "activityId", activity.name, activity.kind, activity.position,
      activity.max_points as "maxPoints", metric.topic, ${count('students')} as students, ${count('due')} as due,
      ${count('done')} as done, ${count('failed')} as failed, ${count('late')} as late,
      ${count('overdue')} as overdue, ${count('scored')} as scored,
      mean_pct as "meanPct", sd_pct as "sdPct", discrimination
    from activity left join activity_metric as metric
      on metric.activity_id = activity.id and metric.course_id = ${courseId}
    where activity.course_id = ${courseId} and activity.kind <> 'lesson'
      and (${activityId ?? null}::integer is null or activity.id = ${activityId ?? null})
    order by activity.position, activity.id`.execute(database());
  return rows;
}
