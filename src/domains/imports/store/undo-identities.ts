import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { UndoneBatch } from './undo.ts';

/**
 * Takes back by which ids an import has recognised and made students. An id that another import's file names, too, is that
 * import's from now on. A student keeps the last id; those who go lose it with all else. After `undoCourseEntities`.
 */
export async function undoIdentities({ number }: UndoneBatch): Promise<void> {
  await sql`
    update student_identity set import_number = heir.number
    from student_identity as own cross join lateral (
      select other.number from enrolment join course on course.id = enrolment.course_id
      join import_row as mention on mention.course_id = enrolment.course_id
        and mention.student_id = enrolment.student_id
      join import_batch as other on other.number = mention.import_number
      where enrolment.student_id = own.student_id and course.source = own.source
        and other.status <> 'undone' and other.number <> ${number}
      order by other.number limit 1
    ) as heir
    where own.import_number = ${number}
      and student_identity.source = own.source and student_identity.external_id = own.external_id`.execute(database());
  const { rows } = await sql<{ studentId: number }>`
    delete from student_identity
    where import_number = ${number} and exists (
      select from student_identity as other
      where other.student_id = student_identity.student_id
        and other.import_number is distinct from student_identity.import_number)
    returning student_id as "studentId"`.execute(database());
  // The student is told by the next system then, as if that had brought him.
  await sql`
    update student_identity set matched_by = null
    where (source, external_id) in (
      select distinct on (student_id) source, external_id from student_identity
      where student_id = any(${rows.map(({ studentId }) => studentId)}::integer[])
      order by student_id, matched_by is not null, import_number nulls first, source, external_id
    )`.execute(database());
}
