import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { MyData } from '../contract.ts';

type Summary = Pick<MyData, 'account' | 'access' | 'traces' | 'student' | 'uploads'>;

/** Moments as the contract has them: UTC, milliseconds. */
const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What is kept about an account and what sign-in left behind; undefined when there is none. */
export async function findAccount(userId: string): Promise<Pick<Summary, 'account' | 'access' | 'traces'> | undefined> {
  const { rows } = await sql<Pick<Summary, 'account' | 'access' | 'traces'>>`
    select json_build_object('name', name, 'login', username, 'email', email, 'locale', locale,
        'createdAt', ${iso('created_at')}) as account,
      json_build_object(
        'roles', coalesce((select json_agg(json_build_object('role', role, 'since', ${iso('role_grant.created_at')})
          order by role) from role_grant where user_id = user_account.id), '[]'),
        'teaching', array(select course.name from staff_assignment join course on course.id = course_id
          where user_id = user_account.id order by 1),
        'heading', array(select programme.name from staff_assignment join programme on programme.id = programme_id
          where user_id = user_account.id order by 1)) as access,
      json_build_object(
        'sessions', (select count(*) from session where user_id = user_account.id),
        'devices', (select count(*) from known_device where user_id = user_account.id),
        'tokens', (select count(*) from api_token where user_id = user_account.id),
        'links', (select count(*) from one_time_link where user_id = user_account.id),
        'signOns', (select count(*) from user_credential where user_id = user_account.id and password is null),
        'hasPassword', exists (
          select from user_credential where user_id = user_account.id and password is not null),
        'hasSecondFactor', exists (
          select from second_factor where user_id = user_account.id and confirmed_at is not null)) as traces
    from user_account where id = ${userId}`.execute(database());
  return rows.at(0);
}

/** What is kept about a student, course by course in counts; null when the person is none. */
export async function findStudent(studentId: number | null): Promise<Summary['student']> {
  const { rows } = await sql<NonNullable<Summary['student']>>`
    select student.name, student.email,
      (select study_group.name from study_group where study_group.id = student.group_id) as group,
      coalesce((select json_agg(json_build_object('source', source, 'externalId', external_id) order by source, external_id)
        from student_identity where student_identity.student_id = student.id), '[]') as identities,
      coalesce((
        select json_agg(json_build_object('id', course.id, 'name', course.name,
          'enrolledAt', ${iso('enrolment.created_at')},
          'results', (select count(*) from result where result.course_id = course.id and result.student_id = student.id),
          'changes', (select count(*) from import_change
            where import_change.course_id = course.id and import_change.student_id = student.id),
          'hasMetrics', exists (select from student_course_metric as metric
            where metric.course_id = course.id and metric.student_id = student.id),
          'zone', (select zone from student_zone
            where student_zone.course_id = course.id and student_zone.student_id = student.id)
        ) order by course.name)
        from enrolment join course on course.id = enrolment.course_id where enrolment.student_id = student.id
      ), '[]') as courses
    from student where id = ${studentId}`.execute(database());
  return rows.at(0) ?? null;
}

/** Files the person has uploaded, the newest first, and how many there are. */
export async function listUploads(userId: string, limit: number): Promise<Summary['uploads']> {
  const { rows } = await sql<Summary['uploads']>`
    select (select count(*)::integer from import_batch where created_by = ${userId}) as total,
      coalesce((
        select json_agg(json_build_object('id', id, 'file', file_name, 'at', ${iso('created_at')},
          'isKept', original = 'kept') order by id desc)
        from (select * from import_batch where created_by = ${userId} order by id desc limit ${limit}) as newest
      ), '[]') as newest`.execute(database());
  return rows.at(0) ?? { total: 0, newest: [] };
}
