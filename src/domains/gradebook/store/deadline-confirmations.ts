import { sql, type RawBuilder } from 'kysely';
import { joinByHashing } from '#kernel/database/join-by-hashing.ts';
import { database } from '#kernel/runtime.ts';
import { handedInStatuses, neededToConfirm } from '../contract.ts';

/**
 * Notes anew when the deadlines of a course were confirmed by what its students have handed in, where that is later than
 * the deadline itself; `infinity`: not yet. After every change of results, activities or enrolments, in its transaction,
 * so that one version of the course's data has one answer. In a constant number of statements; results are read only
 * where activities have deadlines.
 */
export async function confirmDeadlines(courseId: number): Promise<void> {
  await sql`delete from deadline_confirmation where course_id = ${courseId}`.execute(database());
  const { rows } = await sql<{ students: number; dated: number[] }>`
    select (select count(*)::integer from enrolment where course_id = ${courseId}) as students,
      array(
        select id from activity where course_id = ${courseId} and kind <> 'lesson' and due_at is not null
      ) as dated`.execute(database());
  for (const { students, dated } of rows) {
    const needed = neededToConfirm(students);
    if (needed > 0 && dated.length > 0) await insertLate(courseId, dated, needed);
  }
}

/** Of all results only those are put in order that are of activities which were not confirmed by their deadline. */
async function insertLate(courseId: number, dated: readonly number[], needed: number): Promise<void> {
  await sql`
    insert into deadline_confirmation (course_id, activity_id, confirmed_at)
    with handed_in as materialized (
      select activity_id, completed_at, true as is_there from ${handedIn(courseId, dated)} as result
    ), dated as (
      select id as activity_id, due_at from activity where id = any(${dated}::integer[])
    ), late as (
      select activity_id from dated left join handed_in using (activity_id)
      group by activity_id
      having count(*) filter (where handed_in.is_there and (completed_at is null or completed_at <= due_at)) < ${needed}::integer
    ), placed as (
      select activity_id, completed_at,
        row_number() over (partition by activity_id order by completed_at nulls first) as place
      from handed_in where activity_id in (select activity_id from late)
    )
    select ${courseId}, late.activity_id, coalesce(placed.completed_at, 'infinity')
    from late left join placed on placed.activity_id = late.activity_id and place = ${needed}::integer`.execute(
    database(),
  );
}

/** What those who are enrolled have handed in, whenever that was. */
function handedIn(courseId: number, activityIds: readonly number[]): RawBuilder<unknown> {
  const results = sql`(
    select student_id, activity_id, completed_at from result
    where course_id = ${courseId} and activity_id = any(${activityIds}::integer[])
      and status = any(${[...handedInStatuses]}::result_status[])
  )`;
  return joinByHashing(results, sql`(select student_id from enrolment where course_id = ${courseId})`, 'student_id');
}
