import { sql, type RawBuilder } from 'kysely';
import { joinByHashing } from '#kernel/database/join-by-hashing.ts';
import { database } from '#kernel/runtime.ts';
import { blankCellsAsOf, resultCellsAsOf } from '#domains/gradebook/index.ts';
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

const dayMilliseconds = 86_400_000;

const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * dayMilliseconds);

/**
 * The metrics of everyone enrolled in a course as of a moment, as a query with the columns of
 * `student_course_metric` from `activities` on, preceded by `student_id`. The README of the domain defines each number;
 * a property test holds it against `reference.ts`.
 *
 * Every student begins with the blank cells of the course (`nobody`); each result takes one away and adds what it is
 * itself, so that cells of which nothing is said are never made (docs/adr/0035).
 */
export function metricsAsOf(
  courseId: number,
  at: Date,
  { overall: weights, ...grading }: MetricRules,
): RawBuilder<unknown> {
  const share = weights.completion / (weights.completion + weights.attendance);
  const isDoneWithin = (from: number, to: number): RawBuilder<boolean> => sql<boolean>`is_done
    and completed_at <= ${daysBefore(at, from)} and completed_at > ${daysBefore(at, to)}`;
  return sql`
    with blank as materialized (
      select activity_id, is_due as blank_is_due, is_upcoming as blank_is_upcoming
      from ${blankCellsAsOf(courseId, at)} as cell where not is_lesson
    ), work as materialized (
      select student_id,
        count(*) filter (where is_excused) as excused,
        count(*) filter (where is_done) as done,
        count(*) filter (where is_failed) as failed,
        count(*) filter (where is_late) as late,
        count(*) filter (where is_overdue) - count(*) filter (where blank_is_due) as more_overdue,
        count(*) filter (where is_due) - count(*) filter (where blank_is_due) as more_due,
        count(*) filter (where is_upcoming) - count(*) filter (where blank_is_upcoming) as more_upcoming,
        max(acted_at) as last_acted_at,
        count(*) filter (where ${isDoneWithin(0, paceDays)}) as pace_recent,
        count(*) filter (where ${isDoneWithin(paceDays, 2 * paceDays)}) as pace_before
      from ${joinByHashing(resultCellsAsOf(courseId, at, grading.passPct), sql`blank`, 'activity_id')} as cell
      group by student_id
    ), mark as materialized (
      select student_id, activity_id, status, acted_at, is_known and status in ('present', 'absent') as is_marked
      from ${resultCellsAsOf(courseId, at, null, lessonsOf(courseId))} as cell
    ), held as (
      select distinct activity_id from mark join enrolment using (student_id)
      where is_marked and enrolment.course_id = ${courseId}
    ), attendance as materialized (
      select student_id, count(*) filter (where is_marked) as lessons_marked,
        count(*) filter (where is_marked and status = 'present') as attended,
        count(*) filter (where status = 'excused' and activity_id in (select activity_id from held)) as excused,
        max(acted_at) as last_acted_at
      from mark group by student_id
    ), student as (
      select enrolment.student_id, (nobody.activities - coalesce(work.excused, 0))::integer as activities,
        coalesce(done, 0)::integer as done, coalesce(failed, 0)::integer as failed, coalesce(late, 0)::integer as late,
        (nobody.due + coalesce(more_overdue, 0))::integer as overdue,
        (nobody.due + coalesce(more_due, 0))::integer as due,
        (nobody.upcoming + coalesce(more_upcoming, 0))::integer as upcoming,
        coalesce(attended, 0)::integer as attended,
        ((select count(*) from held) - coalesce(attendance.excused, 0))::integer as lessons_held,
        coalesce(lessons_marked, 0)::integer as lessons_marked,
        greatest(work.last_acted_at, attendance.last_acted_at) as last_activity_at,
        coalesce(pace_recent, 0)::integer as pace_recent, coalesce(pace_before, 0)::integer as pace_before
      from enrolment left join work using (student_id) left join attendance using (student_id) cross join (
        select count(*) as activities, count(*) filter (where blank_is_due) as due,
          count(*) filter (where blank_is_upcoming) as upcoming
        from blank
      ) as nobody
      where enrolment.course_id = ${courseId}
    ), grade as materialized (
      select * from ${gradesAsOf(courseId, at, grading)} as grade
    ), rated as (
      select *,
        100.0::double precision * done / nullif(activities, 0) as completion_pct,
        100.0::double precision * attended / nullif(lessons_held, 0) as attendance_pct,
        100.0::double precision * (due - overdue - late) / nullif(due, 0) as on_time_pct
      from student
    )
    select student_id, activities, done, failed, late, overdue, due, upcoming, attended, lessons_held, lessons_marked,
      completion_pct, attendance_pct,
      coalesce(${share}::double precision * completion_pct + ${1 - share}::double precision * attendance_pct,
        completion_pct, attendance_pct) as overall_pct,
      grade_pct, on_time_pct, last_activity_at,
      extract(epoch from ${at}::timestamptz - last_activity_at)::double precision / 86400 as days_since_last_activity,
      pace_recent, pace_before
    from rated left join grade using (student_id)`;
}

/** Ids of the lessons of a course, as an array. */
const lessonsOf = (courseId: number): RawBuilder<unknown> =>
  sql`array(select id from activity where course_id = ${courseId} and kind = 'lesson')`;

/** Computes the metrics of a course as of a moment and stores nothing; by student id. */
export async function computeMetrics(courseId: number, at: Date, rules: MetricRules): Promise<StudentCourseMetric[]> {
  const { rows } = await sql<MetricRow>`
    select ${metricColumns} from (${metricsAsOf(courseId, at, rules)}) as metric order by student_id`.execute(
    database(),
  );
  return rows.map(toMetric);
}
