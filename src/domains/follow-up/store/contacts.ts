import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { database } from '#kernel/runtime.ts';
import type { Contact, ContactKind } from '../contacts/contract.ts';

/** Contacts with the students of a course, or with one, the newest first. */
export async function listContacts(courseId: number, studentId?: number): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select contact.id, student_id as "studentId", kind, to_char(day, 'YYYY-MM-DD') as day, note, user_account.name as "by"
    from contact left join user_account on user_account.id = contact.user_id
    where course_id = ${courseId} and (${studentId ?? null}::integer is null or student_id = ${studentId ?? null})
    order by contact.day desc, contact.id desc`.execute(database());
  return rows;
}

/** Notes one contact with each of the students who are in the course. @returns ids and students of those noted */
export async function insertContacts(
  courseId: number,
  contact: { studentIds: readonly number[]; userId: string; kind: ContactKind; day: string; note: string | null },
): Promise<{ id: string; studentId: number }[]> {
  const students = [...new Set(contact.studentIds)];
  const { rows } = await sql<{ id: string; studentId: number }>`
    insert into contact (id, course_id, student_id, user_id, kind, day, note)
    select row.id, ${courseId}, row.student_id, ${contact.userId}, ${contact.kind}, ${contact.day}::date, ${contact.note}
    from unnest(${students.map(() => newId())}::uuid[], ${students}::integer[]) as row (id, student_id)
    join enrolment on enrolment.course_id = ${courseId} and enrolment.student_id = row.student_id
    returning id, student_id as "studentId"`.execute(database());
  return rows;
}

/** @returns students whose contacts were removed */
export async function deleteContacts(courseId: number, ids: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ studentId: number }>`
    delete from contact where course_id = ${courseId} and id = any(${ids}::uuid[])
    returning student_id as "studentId"`.execute(database());
  return rows.map(({ studentId }) => studentId);
}
