import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Who teaches these courses and can sign in; one statement. */
export async function listTeachersOfCourses(
  courseIds: readonly number[],
): Promise<{ courseId: number; userId: string }[]> {
  const { rows } = await sql<{ courseId: number; userId: string }>`
    select course_id as "courseId", user_id as "userId"
    from staff_assignment join user_account as account on account.id = user_id and account.is_active
    where course_id = any(${[...new Set(courseIds)]}::integer[])
    order by 1, 2`.execute(database());
  return rows;
}

/** A student by name, and the account if there is one that can sign in. */
export interface NamedStudent {
  readonly studentId: number;
  /** The id of the source where no name is known. */
  readonly name: string;
  readonly userId: string | null;
}

/** Names and accounts of students, by id; one statement. */
export async function listNamedStudents(studentIds: readonly number[]): Promise<NamedStudent[]> {
  const { rows } = await sql<NamedStudent>`
    select student.id as "studentId", account.id as "userId", coalesce(student.name, (
        select min(external_id) from student_identity where student_identity.student_id = student.id
      ), student.id::text) as name
    from student left join user_account as account on account.id = student.user_id and account.is_active
    where student.id = any(${[...new Set(studentIds)]}::integer[])
    order by 1`.execute(database());
  return rows;
}
