import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Cause } from '../causes.ts';
import type { QualityAlert } from '../contract.ts';

/** Courses with a run that was not looked at yet, and those with an open alert, whose cause may be over. */
export async function listCoursesToWatch(): Promise<number[]> {
  const { rows } = await sql<{ courseId: number }>`
    select course_metric.course_id as "courseId"
    from course_metric cross join lateral (
      select id from cluster_run where cluster_run.course_id = course_metric.course_id order by id desc limit 1
    ) as latest
    left join clustering_watch as watched on watched.course_id = course_metric.course_id
    where watched.run_id is null or watched.run_id < latest.id or exists (
      select from clustering_alert as alert where alert.course_id = course_metric.course_id and resolved_at is null
    ) order by 1`.execute(database());
  return rows.map(({ courseId }) => courseId);
}

/** A course that was looked at up to a run. */
export interface WatchedCourse {
  readonly courseId: number;
  readonly runId: number;
  readonly causes: readonly Cause[];
}

/**
 * Raises an alert for each cause, notes what those that are open come to now, and ends those without a cause; in a
 * transaction. Courses gone meanwhile are left out.
 *
 * @returns courses in which one was raised or ended
 */
export async function keepAlerts(courses: readonly WatchedCourse[], now: Date): Promise<number[]> {
  const causes = courses.flatMap(({ courseId, causes: own }) => own.map((cause) => ({ courseId, ...cause })));
  const watched = courses.map(({ courseId }) => courseId);
  await sql`
    insert into clustering_watch (course_id, run_id)
    select course.id, run_id
    from unnest(${watched}::integer[], ${courses.map(({ runId }) => runId)}::integer[]) as seen (course_id, run_id)
    join course on course.id = seen.course_id
    on conflict (course_id) do update set run_id = excluded.run_id`.execute(database());
  const ended = await sql<{ courseId: number }>`
    update clustering_alert set resolved_at = ${now}
    where course_id = any(${watched}::integer[]) and resolved_at is null and (course_id, kind) not in (
      select * from unnest(${causes.map(({ courseId }) => courseId)}::integer[], ${causes.map(({ kind }) => kind)}::text[])
    ) returning course_id as "courseId"`.execute(database());
  const kept = await sql<{ courseId: number; isNew: boolean }>`
    insert into clustering_alert (course_id, kind, raised_at, value, threshold)
    select course.id, kind, ${now}::timestamptz, value, threshold
    from unnest(
      ${causes.map(({ courseId }) => courseId)}::integer[], ${causes.map(({ kind }) => kind)}::text[],
      ${causes.map(({ value }) => value)}::double precision[],
      ${causes.map(({ threshold }) => threshold)}::double precision[]
    ) as cause (course_id, kind, value, threshold)
    join course on course.id = cause.course_id
    on conflict (course_id, kind) where resolved_at is null
      do update set value = excluded.value, threshold = excluded.threshold
    returning course_id as "courseId", raised_at = ${now}::timestamptz as "isNew"`.execute(database());
  const raised = kept.rows.filter(({ isNew }) => isNew);
  return [...new Set([...ended.rows, ...raised].map(({ courseId }) => courseId))];
}

/** The open alerts of courses. */
export async function listOpenAlerts(
  courseIds: readonly number[],
): Promise<(QualityAlert & { readonly courseId: number })[]> {
  const { rows } = await sql<Omit<QualityAlert, 'raisedAt'> & { courseId: number; raisedAt: Date }>`
    select course_id as "courseId", kind, raised_at as "raisedAt", value, threshold
    from clustering_alert where course_id = any(${courseIds}::integer[]) and resolved_at is null
    order by course_id, id`.execute(database());
  return rows.map((row) => ({ ...row, raisedAt: row.raisedAt.toISOString() }));
}

/** Lets every course be looked at anew: other thresholds hold. */
export async function forgetWatched(): Promise<void> {
  await sql`delete from clustering_watch`.execute(database());
}

/** Alerts that ended before a moment. */
export async function removeEndedAlerts(before: Date): Promise<void> {
  await sql`delete from clustering_alert where resolved_at < ${before}`.execute(database());
}
