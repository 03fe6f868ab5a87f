import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** How many weeks ahead deadlines are looked at. */
const weeksAhead = 8;

/**
 * Stores what a programme head looks at of a course besides its means: the deadlines of the coming weeks, work that waits
 * for a grade, and when the newest result came. After `replaceMetrics`.
 *
 * @param timeZone of the university: by it weeks begin, on Mondays
 */
export async function replaceHealth(courseId: number, at: Date, timeZone: string): Promise<void> {
  await sql`
    update course_metric set health = json_build_object(
      'weeks', (
        select coalesce(json_agg(json_build_object('from', week, 'deadlines', deadlines) order by week), '[]')
        from (
          select to_char(date_trunc('week', due_at at time zone ${timeZone}), 'YYYY-MM-DD') as week, count(*) as deadlines
          from activity
          where course_id = ${courseId} and kind <> 'lesson' and due_at > ${at}
            and due_at <= ${at}::timestamptz + make_interval(weeks => ${weeksAhead})
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
