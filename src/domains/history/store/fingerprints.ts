import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/**
 * When something first and last happens in a course: completions and deadlines, also ahead. A course that knows no times
 * has what it is since it was made. Undefined when the course is gone.
 */
export async function findCourseSpan(courseId: number): Promise<{ first: Date; last: Date } | undefined> {
  const { rows } = await sql<{ first: Date; last: Date }>`
    select coalesce(done.first, due.first, course.created_at) as first,
      coalesce(greatest(done.last, due.last), course.created_at) as last
    from course
    cross join lateral (
      select min(completed_at) as first, max(completed_at) as last, min(due_at) as first_due, max(due_at) as last_due
      from result where result.course_id = course.id and result.course_id = ${courseId}
    ) as done
    cross join lateral (
      select least(min(due_at), done.first_due) as first, greatest(max(due_at), done.last_due) as last
      from activity where activity.course_id = course.id
    ) as due
    where course.id = ${courseId}`.execute(database());
  return rows.at(0);
}

/**
 * A sum over all that a course looked like at each of the moments, as decimal digits: who is enrolled in which group, which
 * activities there are, every result from its time on, every deadline from its coming on; which deadlines count follows from
 * these. Equal sums mean equal metrics and zones, so what is stored of a moment need not be computed again. One pass over
 * the course's results.
 *
 * @param moments in order
 * @returns one for each moment
 */
export async function sumCourseUpTo(courseId: number, moments: readonly Date[]): Promise<string[]> {
  const { rows } = await sql<{ place: number; sum: string }>`
    with fact as (
      select null::timestamptz as since, hash_record_extended((1, student_id, group_id), 0) as hash
      from enrolment join student on student.id = student_id where course_id = ${courseId}
      union all
      select null, hash_record_extended((2, id, kind, max_points, weight), 0) from activity where course_id = ${courseId}
      union all
      select due_at, hash_record_extended((3, id, due_at), 0)
      from activity where course_id = ${courseId} and due_at is not null
      union all
      -- What is not attempted counts as if it were not there.
      select case when status <> 'excused' then completed_at end,
        hash_record_extended((4, student_id, activity_id, status, score, completed_at), 0)
      from result where course_id = ${courseId} and status <> 'not_attempted'
      union all
      select due_at, hash_record_extended((5, student_id, activity_id, due_at), 0)
      from result where course_id = ${courseId} and due_at is not null
    ), placed as materialized (
      -- Kept for all moments: else PostgreSQL reads the course once for each of them.
      -- The first moment at which the fact is one: the bucket counts the moments before it.
      select coalesce(width_bucket(since - interval '1 microsecond', ${moments}::timestamptz[]), 0) as place,
        sum(hash) as sum
      from fact group by 1
    )
    select moment.place, (
      select coalesce(sum(placed.sum), 0) from placed where placed.place < moment.place)::text as sum
    from generate_series(1, ${moments.length}::integer) as moment (place) order by 1`.execute(database());
  return rows.map(({ sum }) => sum);
}
