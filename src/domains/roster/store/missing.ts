import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** What a file changed of who is marked as missing. */
export interface Missing {
  /** The file has the whole course: those who are not in it are missing. */
  readonly isComplete: boolean;
  /** Marked by this file. */
  readonly gone: readonly number[];
  /** Here again. */
  readonly back: readonly number[];
}

/**
 * Marks who is in a course and not in a file of it as missing since that import, and unmarks who is in it; two statements.
 * A file that lacks more than half of those who were there is the list of a part, e.g. of one group: it marks nobody.
 *
 * @param studentIds whom the file names
 * @param isWhole the file means to name everybody
 */
export async function markMissing(
  courseId: number,
  studentIds: readonly number[],
  importNumber: number,
  isWhole: boolean,
): Promise<Missing> {
  const named = sql`${[...studentIds]}::integer[]`;
  const { rows: counts } = await sql<{ present: number; expected: number }>`
    select count(*) filter (where student_id = any(${named})) as present,
      count(*) filter (where missing_since is null or student_id = any(${named})) as expected
    from enrolment where course_id = ${courseId}`.execute(database());
  const { present = 0, expected = 0 } = counts.at(0) ?? {};
  const isComplete = isWhole && present * 2 >= expected;
  const { rows } = await sql<{ studentId: number; isGone: boolean }>`
    update enrolment set missing_since = case when missing_since is null then ${importNumber}::integer end
    where course_id = ${courseId} and (missing_since is not null) = (student_id = any(${named}))
      and (${isComplete} or missing_since is not null)
    returning student_id as "studentId", missing_since is not null as "isGone"`.execute(database());
  const idsOf = (isGone: boolean): number[] =>
    rows
      .filter((row) => row.isGone === isGone)
      .map(({ studentId }) => studentId)
      .toSorted((a, b) => a - b);
  return { isComplete, gone: idsOf(true), back: idsOf(false) };
}
