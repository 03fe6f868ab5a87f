import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { FirstContact, StandingPoint } from '../effect/pairs.ts';

/** The first contact with each student of each course, as the beginning of its day. @param timeZone the institution's */
export async function listFirstContacts(courseIds: readonly number[], timeZone: string): Promise<FirstContact[]> {
  const { rows } = await sql<Omit<FirstContact, 'at'> & { at: Date }>`
    select course_id as "courseId", student_id as "studentId", min(day)::timestamp at time zone ${timeZone} as at
    from contact where course_id = any(${courseIds}::integer[]) group by course_id, student_id`.execute(database());
  return rows.map(({ at, ...contact }) => ({ ...contact, at: at.getTime() }));
}

/** The moments of the points of history of each course, rising. */
export async function listMoments(courseIds: readonly number[]): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ courseId: number; at: Date }>`
    select course_id as "courseId", at from course_history
    where course_id = any(${courseIds}::integer[]) and group_id = 0 order by course_id, at`.execute(database());
  return new Map(
    [...Map.groupBy(rows, ({ courseId }) => courseId)].map(([courseId, points]) => [
      courseId,
      points.map(({ at }) => at.getTime()),
    ]),
  );
}

/** How everybody of some courses stood at some of their points. */
export async function listStandings(places: readonly { courseId: number; at: number }[]): Promise<StandingPoint[]> {
  const { rows } = await sql<Omit<StandingPoint, 'at'> & { at: Date }>`
    select point.course_id as "courseId", point.student_id as "studentId", point.at, point.zone,
      point.risk_score as "riskScore"
    from unnest(
      ${places.map(({ courseId }) => courseId)}::integer[], ${places.map(({ at }) => new Date(at))}::timestamptz[]
    ) as place (course_id, at)
    join enrolment on enrolment.course_id = place.course_id
    join metric_history as point on point.course_id = place.course_id and point.student_id = enrolment.student_id
      and point.at = place.at`.execute(database());
  return rows.map(({ at, ...point }) => ({ ...point, at: at.getTime() }));
}
