import { sql, type RawBuilder } from 'kysely';
import { joinByHashing } from '#kernel/database/join-by-hashing.ts';
import { cellsApartAsOf } from '#domains/gradebook/index.ts';
import type { MetricRules } from '../grading/rules.ts';

/** What a grade is computed by. */
type GradeRules = Omit<MetricRules, 'overall'>;

/** Key of the part of the grade that a row of `activity` belongs to: its category, or else its kind. */
export const partKey = sql<string>`coalesce(activity.category, 'kind:' || activity.kind)`;

/**
 * Activities of a course that can be scored, with what each counts: columns `activity_id, part, most, own_weight, weight,
 * part_weight, drop_lowest`. What the course's rules say goes before what the source says.
 */
export function countingActivities(
  courseId: number,
  { parts, activities }: Pick<GradeRules, 'parts' | 'activities'>,
): RawBuilder<unknown> {
  return sql`(
    select activity.id as activity_id, ${partKey} as part, activity.max_points::double precision as most,
      coalesce((own.rule)::double precision, activity.weight::double precision) as own_weight,
      coalesce((own.rule)::double precision, activity.weight::double precision,
        activity.max_points::double precision) as weight,
      max(coalesce((part.rule ->> 'weight')::double precision, activity.category_weight::double precision))
        over (partition by ${partKey}) as part_weight,
      coalesce(max(coalesce((part.rule ->> 'dropLowest')::integer, activity.drop_lowest::integer))
        over (partition by ${partKey}), 0) as drop_lowest
    from activity
      left join jsonb_each_text(${JSON.stringify(activities)}::jsonb) as own (id, rule) on own.id = activity.id::text
      left join jsonb_each(${JSON.stringify(parts)}::jsonb) as part (name, rule) on part.name = ${partKey}
    where activity.course_id = ${courseId} and activity.kind <> 'lesson'
  )`;
}

/**
 * Scores of a course as of a moment that count, as shares of the most points: columns of `countingActivities` with
 * `student_id, share`. They are the done cells of `cellsAsOf` that have a score, read without the cells of which nothing
 * is known; those are read only where what is overdue counts as zero.
 *
 * @param counting the activities; absent: all that can be scored
 */
export function sharesAsOf(
  courseId: number,
  at: Date,
  grading: GradeRules,
  counting = countingActivities(courseId, grading),
): RawBuilder<unknown> {
  const zeros = sql`
    union all
    select student_id, activity_id, 0::double precision as score
    from ${cellsApartAsOf(courseId, at)} as cell where is_overdue`;
  const said = sql`(
    select student_id, activity_id, score::double precision as score from result
    where course_id = ${courseId} and status in ('done', 'failed') and score is not null
      and (completed_at is null or completed_at <= ${at})
      and activity_id = any(array(select activity_id from ${counting} as counting where most > 0))
    ${grading.overdueIsZero ? zeros : sql``}
  )`;
  const scored = sql`(select * from ${counting} as counting where most > 0)`;
  return sql`(select *, score / most as share from ${joinByHashing(said, scored, 'activity_id')} as score)`;
}

/**
 * The grade so far of students of a course, as a query with columns `student_id, grade_pct`; who has no score that counts
 * is absent. `grade.ts` says the same in TypeScript, and a property test holds them together.
 */
export function gradesAsOf(courseId: number, at: Date, grading: GradeRules): RawBuilder<unknown> {
  return sql`(
    with counting as materialized (
      select *, coalesce(most > 0 and weight > 0, false) as counts, drop_lowest > 0 as drops
      from ${countingActivities(courseId, grading)} as activity
    ), kept as (
      select student_id, part, own_weight, weight, part_weight, share
      from ${sharesAsOf(courseId, at, grading, sql`(select * from counting where counts and not drops)`)} as score
      union all
      select student_id, part, own_weight, weight, part_weight, share from (
        select *, row_number() over (partition by student_id, part order by share, activity_id) as place,
          count(*) over (partition by student_id, part) as scored
        from ${sharesAsOf(courseId, at, grading, sql`(select * from counting where counts and drops)`)} as score
      ) as ranked
      where place > least(drop_lowest, scored - 1)
    ), part as (
      select student_id, sum(weight * share) as got, sum(weight) as possible,
        coalesce(max(part_weight), sum(own_weight), 0) as weight
      from kept group by student_id, part
    )
    select student_id, 100 * case when (select bool_or(part_weight is not null) from counting)
      then sum(weight * got / possible) / nullif(sum(weight), 0)
      else sum(got) / nullif(sum(possible), 0) end as grade_pct
    from part group by student_id
  )`;
}
