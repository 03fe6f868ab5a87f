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
    const late = needed === 0 || dated.length === 0 ? [] : await listLate(courseId, dated, needed);
    if (late.length > 0) await insertLate(courseId, late, needed);
  }
}

/** Which of these activities were not confirmed by their deadline: mostly few, so that few results are put in order. */
async function listLate(courseId: number, dated: readonly number[], needed: number): Promise<number[]> {
  const { rows } = await sql<{ activityId: number }>`
    with early as (
      select activity_id, count(*) as students
      from ${joinByHashing(handedIn(courseId, dated), datesOf(dated), 'activity_id')} as result
      where completed_at is null or completed_at <= due_at group by activity_id
    )
    select id as "activityId" from unnest(${dated}::integer[]) as dated (id) left join early on activity_id = id
    where coalesce(students, 0) < ${needed}::integer`.execute(database());
  return rows.map(({ activityId }) => activityId);
}

const datesOf = (activityIds: readonly number[]): RawBuilder<unknown> =>
  sql`(select id as activity_id, due_at from activity where id = any(${activityIds}::integer[]))`;

async function insertLate(courseId: number, late: readonly number[], needed: number): Promise<void> {
  await sql`
    insert into deadline_confirmation (course_id, activity_id, confirmed_at)
    with placed as (
      select activity_id, completed_at,
        row_number() over (partition by activity_id order by completed_at nulls first) as place
      from ${handedIn(courseId, late)} as result
    )
    select ${courseId}, id, coalesce(completed_at, 'infinity')
    from unnest(${late}::integer[]) as late (id)
    left join placed on activity_id = id and place = ${needed}::integer`.execute(database());
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
