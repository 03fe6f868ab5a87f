import { sql, type RawBuilder } from 'kysely';

/**
 * Places of the items of advice (alias `shown`) that the gradebook says are done since: all activities that an item names
 * were open when it was composed, and now have a result that passes, or are excused. An empty list for other kinds.
 *
 * @param courseId of the recommendation, said as a value: of the results one partition is looked into
 */
export const settledOf = (content: RawBuilder<unknown>, courseId: number): RawBuilder<unknown> => sql`coalesce((
    select json_agg(item.place - 1 order by item.place)
    from jsonb_array_elements(${content} -> 'items') with ordinality as item (told, place)
    where shown.kind = 'advice' and jsonb_array_length(item.told -> 'activityIds') > 0 and not exists (
      select from jsonb_array_elements(item.told -> 'activityIds') as named (value)
      where not (shown.facts -> 'activities' @> jsonb_build_array(jsonb_build_object('id', named.value))
        and exists (
          select from result join activity on activity.id = result.activity_id
            join course on course.id = activity.course_id
          where result.course_id = ${courseId} and result.student_id = shown.student_id
            and result.activity_id = named.value::integer and result.status in ('done', 'present', 'excused')
            and coalesce(result.score >= activity.max_points * course.pass_pct / 100, true)
        )))
  ), '[]')`;
