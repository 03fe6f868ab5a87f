import { sql, type RawBuilder } from 'kysely';
import { personWords, studentWords, wordsBegin } from '#kernel/database/word-search.ts';
import { database } from '#kernel/runtime.ts';
import type { AuditEvent, AuditFilter, AuditPeople } from '../contract.ts';

export type EventRow = Omit<AuditEvent, 'at' | 'sentence'> & { at: Date };

/** The last row of the page before. */
export interface Position {
  at: string;
  id: string;
}

/** Newest first, with the names that there are now. */
export async function listEvents(filter: AuditFilter, limit: number, after: Position | undefined): Promise<EventRow[]> {
  const before = after ? sql`(at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const newest = sidesOf(filter).map(
    (side) => sql`(
      select * from audit_event where ${sql.join([side, ...conditionsOf(filter), before], sql` and `)}
      order by at desc, id desc limit ${limit}
    )`,
  );
  const { rows } = await sql<EventRow>`
    with page as (
      select * from (${sql.join(newest, sql` union `)}) as event order by at desc, id desc limit ${limit}
    )
    select page.id, page.at, page.action, page.means, page.network, page.details,
      case when page.actor_id is not null then json_build_object('id', page.actor_id, 'name', actor.name) end as actor,
      case when page.user_id is not null then json_build_object('id', page.user_id, 'name', concerned.name) end as user,
      case when page.student_id is not null then json_build_object('id', page.student_id, 'name', coalesce(student.name, (
        select min(external_id) from student_identity where student_identity.student_id = student.id
      ))) end as student,
      case when page.course_id is not null then json_build_object('id', page.course_id, 'name', course.name) end as course,
      case when page.details ->> 'programmeId' is not null
        then json_build_object('id', page.details -> 'programmeId', 'name', programme.name) end as programme
    from page
    left join user_account as actor on actor.id = page.actor_id
    left join user_account as concerned on concerned.id = page.user_id
    left join student on student.id = page.student_id
    left join course on course.id = page.course_id
    left join programme on programme.id = (page.details ->> 'programmeId')::integer
    order by page.at desc, page.id desc`.execute(database());
  return rows;
}

/** Whom it concerns: each side is read by an index of its own, however many events there are. */
function sidesOf({ userId }: AuditFilter): RawBuilder<unknown>[] {
  if (userId === undefined) return [sql`true`];
  return [
    sql`user_id = ${userId}`,
    sql`student_id = (select student.id from student where student.user_id = ${userId})`,
  ];
}

/** Only those asked for are part of the statement. */
function conditionsOf({ actorId, studentId, courseId, action, from, to }: AuditFilter): RawBuilder<unknown>[] {
  return [
    actorId !== undefined && sql`actor_id = ${actorId}`,
    studentId !== undefined && sql`student_id = ${studentId}`,
    courseId !== undefined && sql`course_id = ${courseId}`,
    action !== undefined && sql`action = ${action}`,
    from !== undefined && sql`at >= ${from}::timestamptz`,
    to !== undefined && sql`at < ${to}::timestamptz`,
  ].filter((condition) => condition !== false);
}

const mostPeople = 10;

/** Users and students whom the beginnings of words mean, or whom a source knows by the whole text; a few of each. */
export async function findPeople(search: string): Promise<AuditPeople> {
  const isPerson = wordsBegin(personWords, search);
  const isStudent = wordsBegin(studentWords, search);
  if (!isPerson || !isStudent) return { users: [], students: [] };
  const { rows } = await sql<AuditPeople>`
    select (
      select coalesce(json_agg(found order by found.name, found.id), '[]') from (
        select id, name, coalesce(username, email) as login from user_account where ${isPerson} limit ${mostPeople}
      ) as found
    ) as users, (
      select coalesce(json_agg(found order by found.name, found.id), '[]') from (
        select student.id, coalesce(student.name, (
          select min(external_id) from student_identity where student_identity.student_id = student.id
        )) as name
        from student where id in (
          (select student_id from student_identity where external_id = ${search} limit ${mostPeople})
          union (select id from student where ${isStudent} limit ${mostPeople})
        ) limit ${mostPeople}
      ) as found
    ) as students`.execute(database());
  return rows.at(0) ?? { users: [], students: [] };
}
