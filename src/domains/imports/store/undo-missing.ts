import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { UndoneBatch } from './undo.ts';

/**
 * Who of a course is missing, and since when, as the other imports tell: since the first whole file after the last that
 * names the student. After `undoCourseEntities`.
 */
export async function undoMissing({ id }: UndoneBatch, courseId: number): Promise<void> {
  await sql`
    with others as (
      select number, place, is_complete
      from import_batch_course join import_batch on import_batch.id = import_batch_course.batch_id
      where import_batch_course.course_id = ${courseId} and batch_id <> ${id} and status <> 'undone'
    ), seen as (
      select student_id, max(place) as place
      from import_row join others on others.number = import_row.import_number
      where import_row.course_id = ${courseId} group by student_id
    ), judged as (
      select enrolment.student_id, (
        select number from others where is_complete and others.place > coalesce(seen.place, 0)
        order by others.place limit 1
      ) as since
      from enrolment left join seen using (student_id) where enrolment.course_id = ${courseId}
    )
    update enrolment set missing_since = since from judged
    where enrolment.course_id = ${courseId} and enrolment.student_id = judged.student_id
      and enrolment.missing_since is distinct from since`.execute(database());
}
