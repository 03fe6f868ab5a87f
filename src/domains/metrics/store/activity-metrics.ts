import { sql, type RawBuilder } from 'kysely';
import { joinByHashing } from '#kernel/database/join-by-hashing.ts';
import { database } from '#kernel/runtime.ts';
import { blankCellsAsOf, cellsAsOf, resultCellsAsOf } from '#domains/gradebook/index.ts';
import type { ActivityMetric } from '../difficulty/contract.ts';
import type { MetricRules } from '../grading/rules.ts';
import { sharesAsOf } from './grades.ts';

/**
 * Correlation of two columns over a group, of the rows that have both; null where either does not vary (`difficulty.ts`
 * says the same). PostgreSQL computes all of these sums in one pass.
 */
const correlation = sql`
  case when regr_syy(own, rest) > 1e-9 * regr_count(own, rest) and regr_sxx(own, rest) > 1e-9 * regr_count(own, rest)
  then greatest(-1, least(1, corr(own, rest))) end`;

/**
 * Computes and stores what the results of each activity of a course say of it, in one statement. After the metrics of its
 * students, of whose done activities it makes the rest of the course. Students of whom nothing is said (`silent`) are
 * counted, not made (docs/adr/0035): what is due of them is overdue.
 *
 * @param topics what activities are about; an activity that is not among them is about nothing known
 */
export async function replaceActivityMetrics(
  courseId: number,
  at: Date,
  rules: MetricRules,
  topics: ReadonlyMap<number, string>,
): Promise<void> {
  const enrolled = sql`(select student_id from enrolment where course_id = ${courseId})`;
  const shares = sharesAsOf(courseId, at, { ...rules, overdueIsZero: false });
  const unscored = cellsAsOf(courseId, at, null, sql`array(${unscoredOf(courseId)})`);
  const metric = sql`(select student_id, done, activities from student_course_metric where course_id = ${courseId})`;
  await database().deleteFrom('activity_metric').where('course_id', '=', courseId).execute();
  await sql`
    insert into activity_metric (course_id, activity_id, topic, students, due, done, failed, late, overdue, scored,
      mean_pct, sd_pct, discrimination)
    with total as (
      select student_id, sum(weight) as possible, sum(weight * share) as got
      from ${joinByHashing(shares, enrolled, 'student_id')} as score group by student_id
    ), scored as materialized (
      select activity_id, count(*) as scored, 100 * avg(own) as mean_pct, 100 * stddev_samp(own) as sd_pct,
        ${correlation} as discrimination
      from (
        select activity_id, share as own,
          case when possible - weight > 1e-9 * possible then (got - weight * share) / (possible - weight) end as rest
        from ${joinByHashing(shares, sql`total`, 'student_id')} as score offset 0
      ) as pair group by activity_id
    ), unscored as materialized (
      select activity_id, ${correlation} as discrimination
      from (
        select activity_id, is_done::integer::double precision as own,
          (done - is_done::integer)::double precision / nullif(activities - 1, 0) as rest
        from ${joinByHashing(unscored, metric, 'student_id')} as cell where not is_excused offset 0
      ) as pair group by activity_id
    ), counted as materialized (
      select activity_id, count(*) as said, count(*) filter (where is_excused) as excused,
        count(*) filter (where is_due) as due, count(*) filter (where is_done) as done,
        count(*) filter (where is_failed) as failed, count(*) filter (where is_late) as late,
        count(*) filter (where is_overdue) as overdue
      from ${joinByHashing(resultCellsAsOf(courseId, at, rules.passPct), enrolled, 'student_id')} as cell
      group by activity_id
    ), silent as materialized (
      select blank.activity_id, is_due::integer as due,
        (select count(*) from ${enrolled} as enrolled) - coalesce(said, 0) as students
      from ${blankCellsAsOf(courseId, at)} as blank left join counted using (activity_id)
    )
    select ${courseId}, activity.id, topic.name, silent.students + coalesce(said - excused, 0),
      silent.students * silent.due + coalesce(counted.due, 0), coalesce(done, 0), coalesce(failed, 0),
      coalesce(late, 0), silent.students * silent.due + coalesce(overdue, 0), coalesce(scored.scored, 0), mean_pct,
      sd_pct, coalesce(scored.discrimination, unscored.discrimination)
    from activity
      join silent on silent.activity_id = activity.id
      left join counted on counted.activity_id = activity.id
      left join scored on scored.activity_id = activity.id
      left join unscored on unscored.activity_id = activity.id
      left join unnest(${[...topics.keys()]}::integer[], ${[...topics.values()]}::text[]) as topic (activity_id, name)
        on topic.activity_id = activity.id
    where activity.course_id = ${courseId} and activity.kind <> 'lesson'`.execute(database());
}

/** Ids of the activities of a course of which no score counts; in a statement that has `scored`. */
const unscoredOf = (courseId: number): RawBuilder<unknown> => sql`
  select id from activity
  where course_id = ${courseId} and kind <> 'lesson' and id not in (select activity_id from scored)`;

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
