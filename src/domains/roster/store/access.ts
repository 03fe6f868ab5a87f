import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import { database } from '#kernel/runtime.ts';
import type { CourseAccess, GroupAccess, StudentAccess } from '../policy.ts';
import { isAssignedTo, isHeadOf } from './readable.ts';

/*
 * What the predicates of policy.ts are asked about, one statement each.
 */

/** Undefined when there is no such course. */
export async function findCourseAccess(
  actor: Actor,
  courseId: number,
): Promise<(CourseAccess & { dataVersion: number }) | undefined> {
  const { rows } = await sql<CourseAccess & { dataVersion: number }>`
    select ${courseFacts(actor)}, course.data_version as "dataVersion"
    from course where course.id = ${courseId}`.execute(database());
  return rows.at(0);
}

/** The course with how many study it; undefined when there is no such course. */
export async function findCourseSize(
  actor: Actor,
  courseId: number,
): Promise<(CourseAccess & { students: number }) | undefined> {
  const { rows } = await sql<CourseAccess & { students: number }>`
    select ${courseFacts(actor)},
      (select count(*)::integer from enrolment where enrolment.course_id = course.id) as students
    from course where course.id = ${courseId}`.execute(database());
  return rows.at(0);
}

export async function countStudents(courseId: number): Promise<number> {
  const { rows } = await sql<{ students: number }>`
    select count(*)::integer as students from enrolment where course_id = ${courseId}`.execute(database());
  return rows.at(0)?.students ?? 0;
}

/** Undefined when there is no such course. */
export async function findStudentAccess(
  actor: Actor,
  courseId: number,
  studentId: number,
): Promise<StudentAccess | undefined> {
  const { rows } = await sql<StudentAccess>`
    select ${courseFacts(actor)}, ${studentId}::integer as "studentId", exists (
        select from enrolment where enrolment.course_id = course.id and enrolment.student_id = ${studentId}
      ) as "isEnrolled"
    from course where course.id = ${courseId}`.execute(database());
  return rows.at(0);
}

/** Undefined when there is no such group. */
export async function findGroupAccess(actor: Actor, groupId: number): Promise<GroupAccess | undefined> {
  const { rows } = await sql<GroupAccess>`
    select ${isHeadOf(actor, sql`study_group.programme_id`)} as "isOfHeadedProgramme", coalesce((
        select json_agg(json_build_object('isAssigned', ${isAssignedTo(actor)},
          'isOfHeadedProgramme', ${isHeadOf(actor, sql`course.programme_id`)}))
        from course where course.id in (
          select enrolment.course_id from student join enrolment on enrolment.student_id = student.id
          where student.group_id = study_group.id
        )
      ), '[]') as courses
    from study_group where study_group.id = ${groupId}`.execute(database());
  return rows.at(0);
}

function courseFacts(actor: Actor) {
  return sql`${isAssignedTo(actor)} as "isAssigned",
    ${isHeadOf(actor, sql`course.programme_id`)} as "isOfHeadedProgramme"`;
}
