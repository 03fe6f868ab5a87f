import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { daysUntilOutcome, type AdviceQuality, type QualityGroup } from '../quality/contract.ts';
import { reviewedKinds } from '../review/contract.ts';

/** Of what a group is: of all, or of those alike in one respect. */
export type QualityRow = QualityGroup & { readonly by: 'all' | 'kind' | 'origin' | 'week' };

/** What was composed in the last days in courses, together and by kind, origin and week. @param timeZone the institution's */
export async function countQuality(
  courseIds: readonly number[],
  days: number,
  timeZone: string,
): Promise<QualityRow[]> {
  const { rows } = await sql<QualityRow>`
    with told as (
      select recommendation.kind, composer, model, prompt_version, state, edited is not null as is_edited,
        date_trunc('week', recommendation.created_at at time zone ${timeZone})::date as week,
        extract(epoch from decided_at - recommendation.created_at)::double precision / 3600 as hours, stars,
        jsonb_array_length(coalesce(edited, content) -> 'items') as items, (
          select count(*) from recommendation_done where recommendation_id = recommendation.id
        ) as items_done, exists (
          select from recommendation_decision as decision
          where decision.recommendation_id = recommendation.id and action = 'returned'
        ) as is_returned, case
          when recommendation.kind = 'advice' and state = 'approved'
            and decided_at <= now() - ${daysUntilOutcome}::integer * interval '1 day'
          -- A, B, C: up is better
          then sign(ascii(facts ->> 'zone') - ascii(student_zone.zone::text))
        end as steps_up
      from recommendation left join recommendation_rating on recommendation_id = recommendation.id
      left join student_zone on student_zone.course_id = recommendation.course_id
        and student_zone.student_id = recommendation.student_id
      where recommendation.course_id = any(${[...courseIds]}::integer[]) and kind = any(${[...reviewedKinds]}::text[])
        and recommendation.created_at > now() - ${days}::integer * interval '1 day'
    )
    select case grouping(kind, composer, week) when 7 then 'all' when 3 then 'kind' when 5 then 'origin' else 'week' end as by,
      kind, composer, model, prompt_version as "promptVersion", to_char(week, 'YYYY-MM-DD') as week,
      count(*)::integer as composed, count(*) filter (where state = 'draft')::integer as waiting,
      count(*) filter (where state = 'approved' and not is_edited)::integer as unchanged,
      count(*) filter (where state = 'approved' and is_edited)::integer as edited,
      count(*) filter (where state = 'rejected')::integer as rejected,
      count(*) filter (where state = 'outdated')::integer as outdated,
      count(*) filter (where is_returned)::integer as returned,
      percentile_cont(0.5) within group (order by hours) filter (where state in ('approved', 'rejected'))
        as "hoursToDecision",
      coalesce(sum(items) filter (where state = 'approved'), 0)::integer as items,
      coalesce(sum(items_done) filter (where state = 'approved'), 0)::integer as "itemsDone",
      count(*) filter (where steps_up = 1)::integer as "zoneBetter",
      count(*) filter (where steps_up = 0)::integer as "zoneSame",
      count(*) filter (where steps_up = -1)::integer as "zoneWorse",
      count(stars)::integer as ratings, avg(stars)::double precision as "meanStars",
      array[${sql.join([1, 2, 3, 4, 5].map((star) => sql`count(*) filter (where stars = ${star}::integer)::integer`))}]
        as stars
    from told group by grouping sets ((), (kind), (composer, model, prompt_version), (week))
    order by grouping(kind, composer, week) desc, week, count(*) desc, kind, composer, model, prompt_version`.execute(
    database(),
  );
  return rows;
}

/** Why rejected ones of the same were. */
export async function countReasons(courseIds: readonly number[], days: number): Promise<AdviceQuality['reasons']> {
  const { rows } = await sql<AdviceQuality['reasons'][number]>`
    select reason, count(*)::integer as count
    from recommendation cross join lateral (
      select reason from recommendation_decision where recommendation_id = recommendation.id and action = 'rejected'
      order by id desc limit 1
    ) as decision
    where course_id = any(${[...courseIds]}::integer[]) and kind = any(${[...reviewedKinds]}::text[])
      and state = 'rejected' and recommendation.created_at > now() - ${days}::integer * interval '1 day'
    group by reason order by count(*) desc, reason`.execute(database());
  return rows;
}
