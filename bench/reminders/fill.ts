import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** A university in which every student has so many courses. */
export interface Size {
  readonly students: number;
  readonly courses: number;
  readonly coursesOfEach: number;
}

/** Activities of a course whose deadlines have passed, all handed in. */
const done = 10;

/**
 * Fills the empty database: students with accounts, each in some of the courses, all that was due handed in, and one
 * deadline of each course two days after `now`.
 *
 * @returns how many results there are
 */
export async function fill({ students, courses, coursesOfEach }: Size, now: Date): Promise<number> {
  await sql`insert into user_account (id, name, email)
    select 'u' || n, 'Student ' || n, n || '@example.edu' from generate_series(1, ${students}::integer) as n`.execute(
    database(),
  );
  await sql`insert into student (id, name, user_id) overriding system value
    select n, 'Student ' || n, 'u' || n from generate_series(1, ${students}::integer) as n`.execute(database());
  await sql`insert into course (id, source, external_id, name) overriding system value
    select n, 'bench', n::text, 'Course ' || n from generate_series(1, ${courses}::integer) as n`.execute(database());
  await sql`insert into enrolment (course_id, student_id)
    select 1 + (student + place * 37) % ${courses}::integer, student
    from generate_series(1, ${students}::integer) as student, generate_series(1, ${coursesOfEach}::integer) as place
    on conflict do nothing`.execute(database());
  await sql`insert into activity (id, course_id, source_key, name, kind, position, due_at) overriding system value
    select (course - 1) * ${done + 1}::integer + n, course, n::text, 'Test ' || n, 'test', n,
      case when n > ${done}::integer then ${now}::timestamptz + interval '2 days'
        else ${now}::timestamptz - (${done}::integer + 3 - n) * interval '7 days' end
    from generate_series(1, ${courses}::integer) as course, generate_series(1, ${done + 1}::integer) as n`.execute(
    database(),
  );
  const { numAffectedRows = 0n } = await sql`
    insert into result (course_id, student_id, activity_id, status, completed_at)
    select enrolment.course_id, student_id, activity.id, 'done', activity.due_at - interval '1 day'
    from enrolment join activity on activity.course_id = enrolment.course_id
    where activity.due_at < ${now}`.execute(database());
  await sql`analyze`.execute(database());
  return Number(numAffectedRows);
}
