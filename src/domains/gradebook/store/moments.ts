import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/**
 * Moments after `at`, in milliseconds since 1970 and in order, at which something of a course becomes so: a deadline
 * comes, or a result the source has dated into the future. All up to `until`, and the first one later than that.
 */
export async function listMoments(courseId: number, at: Date, until: Date): Promise<number[]> {
  // Rounded up: what is asked for in whole milliseconds sees a moment between two of them from the later one on.
  const { rows } = await sql<{ moment: number }>`
    with coming as materialized (
      select due_at as moment from activity where course_id = ${courseId} and due_at > ${at}
      union
      select moment from result cross join lateral (values (due_at), (completed_at)) as own (moment)
      where course_id = ${courseId} and (due_at > ${at} or completed_at > ${at}) and moment > ${at}
    )
    select ceil(extract(epoch from moment) * 1000)::bigint as moment from (
      select moment from coming where moment <= ${until}
      union all
      select min(moment) from coming where moment > ${until}
    ) as near where moment is not null order by 1`.execute(database());
  return rows.map(({ moment }) => moment);
}
