import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Worsening } from '../worsenings.ts';

/** Days for which the same zone is not told of again. */
const quietDays = 7;

/**
 * Notes that these students' zones got worse and returns those of whom that is to be told: nobody who has ended the course,
 * or of whom the same was told within a week; who is worse still is told of.
 */
export async function takeWorsenings(
  courseId: number,
  worsenings: readonly Worsening[],
  at: Date,
): Promise<ReadonlySet<number>> {
  if (worsenings.length === 0) return new Set();
  const { rows } = await sql<{ studentId: number }>`
    insert into zone_worsening as known (course_id, student_id, zone, told_at)
    select ${courseId}, worse.student_id, worse.zone, ${at}
    from unnest(${worsenings.map(({ studentId }) => studentId)}::integer[],
      ${worsenings.map(({ zone }) => zone)}::text[]) as worse (student_id, zone)
    join enrolment on enrolment.course_id = ${courseId} and enrolment.student_id = worse.student_id
      and missing_since is null
    where not exists (
      select from enrolment_outcome as outcome
      where outcome.course_id = ${courseId} and outcome.student_id = worse.student_id
    )
    order by worse.student_id
    on conflict (course_id, student_id) do update set zone = excluded.zone, told_at = excluded.told_at
      where known.told_at <= excluded.told_at - make_interval(days => ${quietDays}) or excluded.zone > known.zone
    returning student_id as "studentId"`.execute(database());
  return new Set(rows.map(({ studentId }) => studentId));
}
