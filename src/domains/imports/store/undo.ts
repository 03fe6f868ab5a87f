import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { mostListed, type UndoPreview } from '../contract.ts';

export interface UndoneBatch {
  readonly id: string;
  readonly number: number;
}

/** A course of an import that is to be undone. */
export interface TouchedCourse {
  readonly id: number;
  readonly externalId: string;
  readonly name: string;
  /** The import made it, and no other import that counts has touched it. */
  readonly isOnlyHere: boolean;
}

/** Imports of a course that count: stored, and not undone; with their place among those of the course. */
const counting = (courseId: number): RawBuilder<unknown> => sql`
  select import_batch.id, import_batch.number, import_batch.created_at, place
  from import_batch_course join import_batch on import_batch.id = import_batch_course.batch_id
  where import_batch_course.course_id = ${courseId} and status <> 'undone'`;

/**
 * Of every result of the course that the import has set: what stood there before, and what is to become of it.
 * `heir`: the first later import that said the same before another changed it. `next`: the import that changed it.
 * Where there is neither, the import's value still stands.
 */
const judged = ({ id, number }: UndoneBatch, courseId: number): RawBuilder<unknown> => sql`
  counting as (${counting(courseId)}),
  own as (
    select student_id, activity_id, before, after, previous_number, true as is_listed from import_change
    where batch_id = ${id} and course_id = ${courseId}
  ), begun as (
    select student_id, activity_id from result where course_id = ${courseId} and import_number = ${number}
    union
    select student_id, activity_id from import_change
    where course_id = ${courseId} and previous_number = ${number} and batch_id in (select id from counting)
  ), cells as (
    select * from own
    union all
    select student_id, activity_id, null, null, null, false from begun
    where not exists (
      select from own where own.student_id = begun.student_id and own.activity_id = begun.activity_id)
  ), judged as (
    select cells.*, next.batch_id as next_id, heir.id as heir_id, heir.number as heir_number,
      heir.created_at as heir_created_at
    from cells
    left join lateral (
      select batch_id, place from import_change join counting on counting.id = import_change.batch_id
      where import_change.course_id = ${courseId} and import_change.student_id = cells.student_id
        and import_change.activity_id = cells.activity_id and import_change.previous_number = ${number}
    ) as next on true
    left join lateral (
      select counting.id, counting.number, counting.created_at
      from import_row join counting on counting.number = import_row.import_number
      where import_row.course_id = ${courseId} and import_row.student_id = cells.student_id
        and import_row.confirmed @> cells.activity_id
        and counting.place > (select place from counting where counting.number = ${number})
        and counting.place < coalesce(next.place, 2147483647)
      order by counting.place limit 1
    ) as heir on true
  )`;

export interface UndoneResults {
  readonly removed: number;
  readonly restored: number;
  readonly confirmed: number;
  readonly overwritten: number;
}

const counts = sql`
  count(*) filter (where next_id is null and heir_id is null and before is null) as removed,
  count(*) filter (where next_id is null and heir_id is null and before is not null) as restored,
  count(*) filter (where heir_id is not null) as confirmed,
  count(*) filter (where next_id is not null and heir_id is null) as overwritten`;

/** What undoing would do to the results of a course. */
export async function previewResults(
  batch: UndoneBatch,
  courseId: number,
): Promise<UndoneResults & { items: UndoPreview['overwritten']['items'] }> {
  const { rows } = await sql<UndoneResults & { items: UndoPreview['overwritten']['items'] }>`
    with ${judged(batch, courseId)}, listed as (
      select student_id, activity_id, next_id from judged where next_id is not null and heir_id is null
      order by student_id, activity_id limit ${mostListed}
    )
    select ${counts}, (
      select coalesce(json_agg(json_build_object(
        'student', coalesce(student.name, (
          select min(external_id) from student_identity where student_identity.student_id = student.id), ''),
        'activity', activity.name, 'file', import_batch.file_name)), '[]')
      from listed join student on student.id = student_id join activity on activity.id = activity_id
        join import_batch on import_batch.id = next_id
    ) as items
    from judged`.execute(database());
  const [found] = rows;
  if (!found) throw new Error('an aggregate returned no row');
  return found;
}

/**
 * Takes an import out of a course's results, in one statement, as if it had never been: what it set becomes what stood
 * there before, unless a later import says the same (which has then set it) or has overwritten it (which has then changed
 * what stood there before). So imports can be undone in any order.
 */
export async function undoResults(batch: UndoneBatch, courseId: number): Promise<UndoneResults> {
  const { number } = batch;
  const { rows } = await sql<UndoneResults>`
    with ${judged(batch, courseId)}, removed as (
      delete from result using judged
      where result.course_id = ${courseId} and result.student_id = judged.student_id
        and result.activity_id = judged.activity_id and next_id is null and heir_id is null and before is null
    ), restored as (
      update result set status = (before ->> 'status')::result_status, score = (before ->> 'score')::real,
        completed_at = (before ->> 'completedAt')::timestamptz, due_at = (before ->> 'dueAt')::timestamptz,
        recorded_at = coalesce((before ->> 'recordedAt')::timestamptz, recorded_at),
        import_number = previous_number
      from judged
      where result.course_id = ${courseId} and result.student_id = judged.student_id
        and result.activity_id = judged.activity_id and next_id is null and heir_id is null and before is not null
    ), inherited as (
      update result set import_number = heir_number from judged
      where result.course_id = ${courseId} and result.student_id = judged.student_id
        and result.activity_id = judged.activity_id and next_id is null and heir_id is not null
    ), given as (
      insert into import_change
        (batch_id, created_at, course_id, student_id, activity_id, before, after, previous_number)
      select heir_id, heir_created_at, ${courseId}, student_id, activity_id, before, after, previous_number
      from judged where heir_id is not null and is_listed
    ), linked as (
      update import_change set
        before = case when heir_id is null then judged.before else import_change.before end,
        previous_number = case when heir_id is null then judged.previous_number else heir_number end
      from judged
      where import_change.course_id = ${courseId} and import_change.student_id = judged.student_id
        and import_change.activity_id = judged.activity_id and import_change.batch_id = judged.next_id
        and import_change.previous_number = ${number}
    )
    select ${counts} from judged`.execute(database());
  const [found] = rows;
  if (!found) throw new Error('an aggregate returned no row');
  return found;
}

/** The courses of an import. */
export async function listTouchedCourses({ id, number }: UndoneBatch): Promise<TouchedCourse[]> {
  const { rows } = await sql<TouchedCourse>`
    select course.id, course.external_id as "externalId", course.name,
      exists (select from import_entity where import_number = ${number} and kind = 'course'
        and entity_id = course.id and before is null)
      and not exists (
        select from import_batch_course as other join import_batch on import_batch.id = other.batch_id
        where other.course_id = course.id and other.batch_id <> ${id} and status <> 'undone'
      ) as "isOnlyHere"
    from import_batch_course join course on course.id = import_batch_course.course_id
    where import_batch_course.batch_id = ${id}`.execute(database());
  return rows;
}

/** Locks a course against imports; false when it is gone. */
export async function lockCourse(courseId: number): Promise<boolean> {
  const { rows } = await sql`select from course where id = ${courseId} for update`.execute(database());
  return rows.length > 0;
}
