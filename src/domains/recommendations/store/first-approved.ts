import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** When advice to each student of courses was first approved; milliseconds since 1970. Who may know it is the caller's to check. */
export async function listFirstApproved(
  courseIds: readonly number[],
): Promise<{ courseId: number; studentId: number; at: number }[]> {
  const { rows } = await sql<{ courseId: number; studentId: number; at: Date }>`
    select course_id as "courseId", student_id as "studentId", min(decided_at) as at
    from recommendation
    where course_id = any(${[...courseIds]}::integer[]) and kind = 'advice' and state = 'approved'
    group by course_id, student_id`.execute(database());
  return rows.map(({ at, ...advised }) => ({ ...advised, at: at.getTime() }));
}
