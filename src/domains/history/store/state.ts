import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Which data and which moment a course's metrics are of. */
export interface Computed {
  readonly dataVersion: number;
  readonly asOf: Date;
}

/**
 * Notes that the history of a course is being made for newer metrics. When the data has changed since it was last
 * complete, its newest moment is kept apart first: it is what pages have shown until now. In a transaction, before
 * anything of the history changes; repeated, it does nothing more.
 *
 * @returns false when the course is gone
 */
export async function beginFilling(courseId: number, { dataVersion, asOf }: Computed): Promise<boolean> {
  const { rows } = await sql<{ isFilled: boolean; version: number | null }>`
    select coalesce(is_filled, false) as "isFilled", state.data_version as version
    from course left join course_history_state as state on state.course_id = course.id
    where course.id = ${courseId} for key share of course`.execute(database());
  const [state] = rows;
  if (!state) return false;
  const showedOther = state.isFilled && state.version !== null && state.version < dataVersion;
  if (showedOther) await keepNewestPoint(courseId);
  await sql`
    insert into course_history_state as state (course_id, data_version, as_of)
    values (${courseId}, ${dataVersion}, ${asOf})
    on conflict (course_id) do update set
      previous_version = case when ${showedOther} then state.data_version else state.previous_version end,
      previous_as_of = case when ${showedOther} then state.as_of else state.previous_as_of end,
      data_version = excluded.data_version, as_of = excluded.as_of, is_filled = false`.execute(database());
  return true;
}

async function keepNewestPoint(courseId: number): Promise<void> {
  await sql`delete from metric_before where course_id = ${courseId}`.execute(database());
  await sql`
    insert into metric_before (course_id, student_id, activities, done, failed, due, late, overdue, attended,
      lessons_held, zone, risk_score)
    select course_id, student_id, activities, done, failed, due, late, overdue, attended, lessons_held, zone, risk_score
    from metric_history where course_id = ${courseId} and at = (
      select at from course_history where course_id = ${courseId} and group_id = 0 order by at desc limit 1
    ) and exists (
      select from enrolment where enrolment.course_id = ${courseId} and enrolment.student_id = metric_history.student_id
    )`.execute(database());
}

/** Notes that every moment is there. */
export async function endFilling(courseId: number, { dataVersion, asOf }: Computed): Promise<void> {
  await sql`
    update course_history_state set is_filled = true
    where course_id = ${courseId} and data_version = ${dataVersion} and as_of = ${asOf}`.execute(database());
}

/** Courses whose metrics are newer than their history, or whose history was left half-way. */
export async function listCoursesBehind(): Promise<number[]> {
  const { rows } = await sql<{ courseId: number }>`
    select metric.course_id as "courseId"
    from course_metric as metric left join course_history_state as state on state.course_id = metric.course_id
    where state.course_id is null or not state.is_filled or state.data_version < metric.data_version
      or state.as_of < metric.as_of
    order by 1`.execute(database());
  return rows.map(({ courseId }) => courseId);
}
