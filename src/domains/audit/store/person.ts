import { sql, type RawBuilder } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import type { Means } from '#kernel/origin.ts';
import { database } from '#kernel/runtime.ts';

/** A person as the audit knows it: the account, the student, or both. */
export interface AuditedPerson {
  readonly userId: string | null;
  readonly studentId: number | null;
}

export interface PersonEventRow {
  at: Date;
  action: string;
  details: Record<string, unknown>;
  /** own: the person did it; about: somebody did it to the person or looked. */
  side: 'own' | 'about';
  /** Roles that who did it holds now. */
  roles: Role[];
  means: Means;
  /** Of own events alone: others' networks are theirs. */
  network: string | null;
  course: string | null;
}

/** More are not counted; each side of a question is read in its order, by its index, up to a limit. */
const most = 100_000;

/** The newest events that fulfil a condition. */
const newest = (condition: RawBuilder<unknown>, limit: number): RawBuilder<unknown> =>
  sql`(select * from audit_event where ${condition} order by at desc, id desc limit ${limit})`;

/** Events about the person that somebody else caused. An event about account and student at once is one. */
function about({ userId, studentId }: AuditedPerson, condition: RawBuilder<unknown>, limit: number) {
  const foreign = sql`actor_id is distinct from ${userId} and ${condition}`;
  return sql`(
    ${newest(sql`user_id = ${userId} and ${foreign}`, limit)}
    union ${newest(sql`student_id = ${studentId} and ${foreign}`, limit)}
  )`;
}

const isLook = sql`action in ('student.viewed', 'user.viewed')`;

const columns = (side: 'own' | 'about') => sql`
  event.at, event.id, event.action, event.details, ${side} as side, event.means,
  array(select role from role_grant where role_grant.user_id = event.actor_id order by role) as roles,
  case when ${side} = 'own' then event.network end as network,
  (select course.name from course where course.id = event.course_id) as course`;

/** What the person did, and what others did to the person or looked at, newest first. */
export async function listEventsOfPerson(person: AuditedPerson, limit: number): Promise<PersonEventRow[]> {
  const { rows } = await sql<PersonEventRow>`
    select * from (
      select ${columns('own')} from ${newest(sql`actor_id = ${person.userId}`, limit)} as event
      union all
      select ${columns('about')} from ${about(person, sql`true`, limit)} as event
    ) as event order by at desc, id desc limit ${limit}`.execute(database());
  return rows;
}

/** Who looked at the person's own data, newest first. */
export async function listLooks(person: AuditedPerson, limit: number): Promise<PersonEventRow[]> {
  const { rows } = await sql<PersonEventRow>`
    select ${columns('about')} from ${about(person, isLook, limit)} as event
    order by at desc, id desc limit ${limit}`.execute(database());
  return rows;
}

/** How many events there are by the person and about the person, and how many of these are looks. */
export async function countEventsOfPerson(
  person: AuditedPerson,
): Promise<{ own: number; about: number; looks: number }> {
  const { rows } = await sql<{ own: number; about: number; looks: number }>`
    select (select count(*)::integer from ${newest(sql`actor_id = ${person.userId}`, most)} as event) as own,
      (select count(*)::integer from ${about(person, sql`true`, most)} as event) as about,
      (select count(*)::integer from ${about(person, isLook, most)} as event) as looks`.execute(database());
  return rows.at(0) ?? { own: 0, about: 0, looks: 0 };
}
