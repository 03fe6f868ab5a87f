import { sql, type RawBuilder } from 'kysely';
import { AppError } from '#kernel/errors.ts';
import type { Actor } from '#kernel/actor.ts';
import { database } from '#kernel/runtime.ts';
import type { Course, Student } from '../contract.ts';
import { readableCourse } from './readable.ts';

/** Courses the actor may read, by name; one statement however many there are. `courseId` narrows to one. */
export async function listReadableCourses(actor: Actor, courseId?: number): Promise<Course[]> {
  return selectCourses(
    sql`${readableCourse(actor)} and (${courseId ?? null}::integer is null or course.id = ${courseId ?? null})`,
  );
}

/** Ids of the courses the actor may read, without what a list shows of them. */
export async function listReadableCourseIds(actor: Actor): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from course where ${readableCourse(actor)} order by id`.execute(database());
  return rows.map((row) => row.id);
}

/** The course, whoever asks. */
export async function findCourse(courseId: number): Promise<Course | undefined> {
  return (await selectCourses(sql`course.id = ${courseId}`)).at(0);
}

/** Courses of a programme by name, whoever asks. */
export function listCoursesOfProgramme(programmeId: number): Promise<Course[]> {
  return selectCourses(sql`course.programme_id = ${programmeId}`);
}

/** All courses by name, for the command line. */
export function listCourses(): Promise<Course[]> {
  return selectCourses(sql`true`);
}

async function selectCourses(condition: RawBuilder<unknown>): Promise<Course[]> {
  const { rows } = await sql<Course>`
    select course.id, course.name, course.data_version as "dataVersion",
      case when programme.id is not null then json_build_object('id', programme.id, 'name', programme.name) end as programme,
      coalesce((
        select json_agg(json_build_object('id', user_account.id, 'name', user_account.name) order by user_account.name)
        from staff_assignment join user_account on user_account.id = staff_assignment.user_id
        where staff_assignment.course_id = course.id
      ), '[]') as teachers,
      (select count(*) from enrolment where enrolment.course_id = course.id) as students,
      counted.activities, counted.lessons
    from course left join programme on programme.id = course.programme_id
    cross join lateral (
      select count(*) filter (where kind <> 'lesson') as activities, count(*) filter (where kind = 'lesson') as lessons
      from activity where activity.course_id = course.id
    ) as counted
    where ${condition}
    order by lower(course.name), course.id`.execute(database());
  return rows;
}

/**
 * Students enrolled in a course, or only one of them, by the id the course's source gives them. The ids are joined and
 * grouped: a subquery for the smallest of each student goes through all ids of the source while the planner knows nothing
 * of the table, which for 50,000 new students took four minutes.
 */
export async function listStudentsOfCourse(courseId: number, studentId?: number): Promise<Student[]> {
  const { rows } = await sql<Student>`
    select student.id, coalesce(min(student_identity.external_id), student.id::text) as "externalId",
      student.name, study_group.name as "group",
      (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from import_batch
        where import_batch.number = enrolment.missing_since) as "missingSince"
    from enrolment
    join course on course.id = enrolment.course_id
    join student on student.id = enrolment.student_id
    left join student_identity on student_identity.student_id = student.id and student_identity.source = course.source
    left join study_group on study_group.id = student.group_id
    where enrolment.course_id = ${courseId}
      and (${studentId ?? null}::integer is null or student.id = ${studentId ?? null})
    group by student.id, study_group.name, enrolment.missing_since
    order by 2, 1`.execute(database());
  return rows;
}

/** @throws AppError student.not_found */
export async function getStudentOfCourse(courseId: number, studentId: number): Promise<Student> {
  const [student] = await listStudentsOfCourse(courseId, studentId);
  if (!student) throw new AppError('student.not_found');
  return student;
}

export async function listCoursesOfStudent(
  studentId: number,
): Promise<{ id: number; name: string; dataVersion: number }[]> {
  return database()
    .selectFrom('enrolment')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .select(['course.id', 'course.name', 'course.data_version as dataVersion'])
    .where('enrolment.student_id', '=', studentId)
    .orderBy('course.name')
    .execute();
}

export async function findStudent(studentId: number): Promise<Student | undefined> {
  const { rows } = await sql<Student>`
    select student.id, coalesce(
        (select min(external_id) from student_identity where student_identity.student_id = student.id), student.id::text
      ) as "externalId", student.name, study_group.name as "group", null as "missingSince"
    from student left join study_group on study_group.id = student.group_id
    where student.id = ${studentId}`.execute(database());
  return rows.at(0);
}

/** Whether every one of the users holds the teacher role. */
export async function areTeachers(userIds: readonly string[]): Promise<boolean> {
  const wanted = new Set(userIds);
  const { rows } = await sql`
    select from role_grant where role = 'teacher' and user_id = any(${[...wanted]}::text[])`.execute(database());
  return rows.length === wanted.size;
}

/** Replaces the teachers of a course. Users must hold the teacher role: the service has checked. */
export async function replaceTeachers(courseId: number, userIds: readonly string[]): Promise<void> {
  await sql`delete from staff_assignment where course_id = ${courseId} and not user_id = any(${userIds}::text[])`.execute(
    database(),
  );
  await assignTeachers([courseId], userIds);
}

/** Adds teachers to courses; those who teach them already stay. Who does not hold the role is left out. */
export async function assignTeachers(courseIds: readonly number[], userIds: readonly string[]): Promise<void> {
  await sql`
    insert into staff_assignment (user_id, course_id)
    select user_id, course_id from role_grant, unnest(${courseIds}::integer[]) as course_id
    where user_id = any(${userIds}::text[]) and role = 'teacher'
    on conflict (user_id, course_id) where course_id is not null do nothing`.execute(database());
}

/** Courses that the actor teaches; of whoever reads courses by another role, none. */
export async function listTaughtCourseIds(actor: Actor): Promise<number[]> {
  if (!actor.roles.has('teacher')) return [];
  const { rows } = await sql<{ id: number }>`
    select course_id as id from staff_assignment where user_id = ${actor.userId} and course_id is not null`.execute(
    database(),
  );
  return rows.map(({ id }) => id);
}

export async function setProgrammeOfCourse(courseId: number, programmeId: number | null): Promise<void> {
  await database().updateTable('course').set({ programme_id: programmeId }).where('id', '=', courseId).execute();
}
