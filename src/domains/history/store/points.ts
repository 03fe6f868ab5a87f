import { sql } from 'kysely';
import { arrayBytes } from '#kernel/database/array-bytes.ts';
import { database } from '#kernel/runtime.ts';
import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import type { StudentRisk } from '#domains/risk/contract.ts';

/** Moments of which a course has points, with what each was computed from, in order. */
export async function listPoints(courseId: number): Promise<{ at: Date; fingerprint: string | null }[]> {
  const { rows } = await sql<{ at: Date; fingerprint: string | null }>`
    select at, fingerprint from course_history where course_id = ${courseId} and group_id = 0 order by at`.execute(
    database(),
  );
  return rows;
}

/** A moment of a course as computed: metrics and risks of the same students, in the same order. */
export interface ComputedPoint {
  readonly at: Date;
  readonly fingerprint: string;
  readonly metrics: readonly StudentCourseMetric[];
  readonly risks: readonly Pick<StudentRisk, 'zone' | 'riskScore'>[];
}

/**
 * Stores a moment of a course in place of what was stored of it: everybody, and the sums of the course and its groups. In
 * a transaction. Who has left the course since is left out.
 */
export async function replacePoint(
  courseId: number,
  { at, fingerprint, metrics, risks }: ComputedPoint,
): Promise<void> {
  await removePoints(courseId, [at]);
  const column = (pick: (metric: StudentCourseMetric) => number): Buffer => arrayBytes('integer', metrics.map(pick));
  await sql`
    insert into metric_history (course_id, at, student_id, activities, done, failed, due, late, overdue, attended,
      lessons_held, zone, risk_score)
    select ${courseId}, ${at}::timestamptz, point.*
    from unnest(
      ${column((metric) => metric.studentId)}::integer[], ${column((metric) => metric.activities)}::integer[],
      ${column((metric) => metric.done)}::integer[], ${column((metric) => metric.failed)}::integer[],
      ${column((metric) => metric.due)}::integer[], ${column((metric) => metric.late)}::integer[],
      ${column((metric) => metric.overdue)}::integer[], ${column((metric) => metric.attended)}::integer[],
      ${column((metric) => metric.lessonsHeld)}::integer[], ${risks.map(({ zone }) => zone)}::text[],
      ${arrayBytes(
        'real',
        risks.map(({ riskScore }) => riskScore),
      )}::real[]
    ) as point (student_id) join (
      select student_id from enrolment where course_id = ${courseId} for key share
    ) as enrolled using (student_id)`.execute(database());
  await sql`
    insert into course_history (course_id, at, group_id, fingerprint, students, completion_students, completion_sum,
      attendance_students, attendance_sum, due, late, overdue, zone_a, zone_b, zone_c, zone_none)
    select ${courseId}, ${at}::timestamptz, case when grouping(group_id) = 1 then 0 else group_id end,
      case when grouping(group_id) = 1 then ${fingerprint} end, count(*),
      count(*) filter (where activities > 0), coalesce(sum(100.0 * done / nullif(activities, 0)), 0),
      count(*) filter (where lessons_held > 0), coalesce(sum(100.0 * attended / nullif(lessons_held, 0)), 0),
      coalesce(sum(due), 0), coalesce(sum(late), 0), coalesce(sum(overdue), 0),
      count(*) filter (where zone = 'A'), count(*) filter (where zone = 'B'), count(*) filter (where zone = 'C'),
      count(*) filter (where zone is null)
    from metric_history join student on student.id = metric_history.student_id
    where metric_history.course_id = ${courseId} and metric_history.at = ${at}
    group by grouping sets ((), (group_id)) having grouping(group_id) = 1 or group_id is not null`.execute(database());
}

/** Removes moments of a course. */
export async function removePoints(courseId: number, moments: readonly Date[]): Promise<void> {
  await sql`
    delete from metric_history where course_id = ${courseId} and at = any(${moments}::timestamptz[])`.execute(
    database(),
  );
  await sql`
    delete from course_history where course_id = ${courseId} and at = any(${moments}::timestamptz[])`.execute(
    database(),
  );
}
