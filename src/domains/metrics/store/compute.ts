import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { cellsAsOf } from '#domains/gradebook/index.ts';
import { paceDays, type StudentCourseMetric } from '../contract.ts';
import type { MetricRules } from '../grading/rules.ts';
import { gradesAsOf } from './grades.ts';

/** A metric as the table `student_course_metric` and the computing query have it. */
type MetricRow = Omit<StudentCourseMetric, 'lastActivityAt'> & { lastActivityAt: Date | null };

/** Columns of `student_course_metric` under the names of the contract. */
export const metricColumns = sql`student_id as "studentId", activities, done, failed, late, overdue, due, upcoming, attended,
  lessons_held as "lessonsHeld", lessons_marked as "lessonsMarked", completion_pct as "completionPct",
  attendance_pct as "attendancePct", overall_pct as "overallPct", grade_pct as "gradePct", on_time_pct as "onTimePct",
  last_activity_at as "lastActivityAt", days_since_last_activity as "daysSinceLastActivity",
  pace_recent as "paceRecent", pace_before as "paceBefore"`;

export const toMetric = (row: MetricRow): StudentCourseMetric => ({
  ...row,
  lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
});

/**
 * The metrics of everyone enrolled in a course as of a moment, as a query with the columns of
 * `student_course_metric` from `activities` on, preceded by `student_id`. The README of the domain defines each number;
 * a property test holds it against `reference.ts`.
 */
export function metricsAsOf(
  courseId: number,
  at: Date,
  { overall: weights, ...grading }: MetricRules,
): RawBuilder<unknown> {
  const share = weights.completion / (weights.completion + weights.attendance);
  const isDoneWithin = (from: number, to: number): RawBuilder<boolean> => sql<boolean>`is_work and is_done
    and completed_at <= ${at}::timestamptz - make_interval(days => ${from})
    and completed_at > ${at}::timestamptz - make_interval(days => ${to})`;
  return sql`
    with cell as (
      select *, not is_lesson and not is_excused as is_work,
        is_lesson and is_known and status in ('present', 'absent') as is_marked
      from ${cellsAsOf(courseId, at, grading.passPct)} as known_cell
    ), counted as (
      select student_id,
        count(*) filter (where is_work)::integer as activities,
        count(*) filter (where is_work and is_done)::integer as done,
        count(*) filter (where is_work and is_failed)::integer as failed,
        count(*) filter (where is_late)::integer as late,
        count(*) filter (where is_overdue)::integer as overdue,
        count(*) filter (where is_due)::integer as due,
        count(*) filter (where is_upcoming)::integer as upcoming,
        count(*) filter (where is_marked and status = 'present')::integer as attended,
        array_agg(activity_id) filter (where is_marked) as marked,
        array_agg(activity_id) filter (where is_lesson and is_excused) as excused,
        max(acted_at) as last_activity_at,
        count(*) filter (where ${isDoneWithin(0, paceDays)})::integer as pace_recent,
        count(*) filter (where ${isDoneWithin(paceDays, 2 * paceDays)})::integer as pace_before
      from cell group by student_id
    ), held as (
      select distinct unnest(marked) as activity_id from counted
    ), counted_lessons as (
      select counted.*, coalesce(cardinality(marked), 0) as lessons_marked,
        ((select count(*) from held)
          - (select count(*) from held where activity_id = any(excused)))::integer as lessons_held
      from counted
    ), rated as (
      select enrolment.student_id,
        100.0::double precision * done / nullif(activities, 0) as completion_pct,
        100.0::double precision * attended / nullif(lessons_held, 0) as attendance_pct,
        100.0::double precision * (due - overdue - late) / nullif(due, 0) as on_time_pct
      from enrolment left join counted_lessons using (student_id) where course_id = ${courseId}
    )
    select rated.student_id,
      coalesce(activities, 0) as activities, coalesce(done, 0) as done, coalesce(failed, 0) as failed,
      coalesce(late, 0) as late, coalesce(overdue, 0) as overdue, coalesce(due, 0) as due,
      coalesce(upcoming, 0) as upcoming, coalesce(attended, 0) as attended,
      coalesce(lessons_held, 0) as lessons_held, coalesce(lessons_marked, 0) as lessons_marked,
      completion_pct, attendance_pct,
      coalesce(${share}::double precision * completion_pct + ${1 - share}::double precision * attendance_pct,
        completion_pct, attendance_pct) as overall_pct,
      grade_pct, on_time_pct, last_activity_at,
      extract(epoch from ${at}::timestamptz - last_activity_at)::double precision / 86400 as days_since_last_activity,
      coalesce(pace_recent, 0) as pace_recent, coalesce(pace_before, 0) as pace_before
    from rated left join counted_lessons using (student_id)
      left join ${gradesAsOf(courseId, at, grading)} as grade using (student_id)`;
}

/** Computes the metrics of a course as of a moment and stores nothing; by student id. */
export async function computeMetrics(courseId: number, at: Date, rules: MetricRules): Promise<StudentCourseMetric[]> {
  const { rows } = await sql<MetricRow>`
    select ${metricColumns} from (${metricsAsOf(courseId, at, rules)}) as metric order by student_id`.execute(
    database(),
  );
  return rows.map(toMetric);
}
