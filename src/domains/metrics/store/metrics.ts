import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { CourseMetric, StudentCourseMetric } from '../contract.ts';
import type { MetricRules } from '../grading/rules.ts';
import { metricColumns, metricsAsOf, toMetric } from './compute.ts';

/**
 * Bytes for each sort and hash of this transaction, where the server does not give more: by PostgreSQL's 4 MB those of
 * a course of 50,000 students go to disk.
 */
const sortMemory = 64 * 1024 * 1024;

/**
 * For the rest of this transaction: more memory for sorts; no compilation of statements to machine code, which takes
 * longer here than it ever saves (0.7 s of 3.3 s for a million cells); and joins by hashing, not by sorting both sides,
 * which PostgreSQL thinks cheaper for the cells of a course (200,000 of them: 0.13 s against 0.2 s).
 */
export async function prepareForLargeCourse(): Promise<void> {
  await sql`
    select set_config('jit', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('work_mem',
      greatest(pg_size_bytes(current_setting('work_mem')), ${sortMemory}::bigint) / 1024 || 'kB', true)`.execute(
    database(),
  );
}

/**
 * Computes and stores the metrics of a course, its students' and its own, in a constant number of statements. Inside a
 * transaction; readers see the old ones until it commits.
 */
export async function replaceMetrics(
  courseId: number,
  dataVersion: number,
  at: Date,
  rules: MetricRules,
): Promise<void> {
  await prepareForLargeCourse();
  await database().deleteFrom('student_course_metric').where('course_id', '=', courseId).execute();
  await sql`
    insert into student_course_metric (course_id, data_version, as_of, student_id, activities, done, failed, late,
      overdue, due, upcoming, attended, lessons_held, lessons_marked, completion_pct, attendance_pct, overall_pct,
      grade_pct, on_time_pct, last_activity_at, days_since_last_activity, pace_recent, pace_before)
    select ${courseId}, ${dataVersion}, ${at}::timestamptz, metric.*
    from (${metricsAsOf(courseId, at, rules)}) as metric`.execute(database());
  await sql`
    insert into course_metric (course_id, data_version, as_of, students, activities, lessons, totals, means, medians, next_due_at)
    select ${courseId}, ${dataVersion}, ${at}::timestamptz, count(*),
      (select count(*) from activity where course_id = ${courseId} and kind <> 'lesson'),
      (select count(*) from activity where course_id = ${courseId} and kind = 'lesson'),
      json_build_object('done', coalesce(sum(done), 0), 'failed', coalesce(sum(failed), 0),
        'late', coalesce(sum(late), 0), 'overdue', coalesce(sum(overdue), 0), 'due', coalesce(sum(due), 0),
        'upcoming', coalesce(sum(upcoming), 0), 'attended', coalesce(sum(attended), 0),
        'lessonsHeld', coalesce(sum(lessons_held), 0)),
      json_build_object('completionPct', avg(completion_pct), 'attendancePct', avg(attendance_pct),
        'overallPct', avg(overall_pct)),
      json_build_object(
        'completionPct', percentile_cont(0.5) within group (order by completion_pct),
        'attendancePct', percentile_cont(0.5) within group (order by attendance_pct),
        'daysSinceLastActivity', percentile_cont(0.5) within group (order by days_since_last_activity),
        'paceRecent', percentile_cont(0.5) within group (order by pace_recent)),
      (select min(due_at) from (
        select due_at from activity where course_id = ${courseId} and due_at > ${at}
        union all select due_at from result where course_id = ${courseId} and due_at > ${at}
      ) as ahead)
    from student_course_metric where course_id = ${courseId}
    on conflict (course_id) do update set
      data_version = excluded.data_version, as_of = excluded.as_of, students = excluded.students,
      activities = excluded.activities, lessons = excluded.lessons, totals = excluded.totals, means = excluded.means,
      medians = excluded.medians, next_due_at = excluded.next_due_at`.execute(database());
}

/** Stored metrics of a course's students, or of one, by student id. */
export async function listStudentMetrics(courseId: number, studentId?: number): Promise<StudentCourseMetric[]> {
  const { rows } = await sql<Parameters<typeof toMetric>[0]>`
    select ${metricColumns} from student_course_metric
    where course_id = ${courseId} and (${studentId ?? null}::integer is null or student_id = ${studentId ?? null})
    order by student_id`.execute(database());
  return rows.map(toMetric);
}

const courseColumns = sql`course_id as "courseId", data_version as "dataVersion", as_of as "asOf", students, activities,
  lessons, totals, means, medians`;

/** Stored metrics of courses; one that was never computed is absent. */
export async function listCourseMetrics(courseIds: readonly number[]): Promise<CourseMetric[]> {
  const { rows } = await sql<Omit<CourseMetric, 'asOf'> & { asOf: Date }>`
    select ${courseColumns} from course_metric where course_id = any(${courseIds}::integer[]) order by course_id`.execute(
    database(),
  );
  return rows.map((row) => ({ ...row, asOf: row.asOf.toISOString() }));
}

/**
 * The course's metric with a stamp that changes with each computation: version and moment may be the same when only the
 * weights have changed, the transaction that wrote the row is not.
 */
export async function findStampedMetric(
  courseId: number,
): Promise<{ metric: CourseMetric; stamp: string } | undefined> {
  const { rows } = await sql<Omit<CourseMetric, 'asOf'> & { asOf: Date; transaction: string }>`
    select ${courseColumns}, xmin::text as transaction from course_metric where course_id = ${courseId}`.execute(
    database(),
  );
  return rows
    .map(({ transaction, asOf, ...rest }) => {
      const metric = { ...rest, asOf: asOf.toISOString() };
      return { metric, stamp: [metric.dataVersion, metric.asOf, transaction].join() };
    })
    .at(0);
}

/** Courses whose metrics were computed at least once. */
export async function listComputedCourses(): Promise<number[]> {
  const rows = await database().selectFrom('course_metric').select('course_id').orderBy('course_id').execute();
  return rows.map((row) => row.course_id);
}

/** Undefined before the first computation. */
export async function findCourseMetric(courseId: number): Promise<CourseMetric | undefined> {
  return (await listCourseMetrics([courseId])).at(0);
}

/**
 * Courses whose metrics are missing, older than their data, or older than a deadline that has passed since; and those
 * computed on an earlier day, because days of silence and pace change with the calendar.
 */
export async function listOutdatedCourses(at: Date, dayBegan: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select course.id from course left join course_metric on course_metric.course_id = course.id
    where course.data_version > 0
      and (course_metric.course_id is null or course_metric.data_version < course.data_version
        or course_metric.next_due_at <= ${at} or course_metric.as_of < ${dayBegan})
    order by course.id`.execute(database());
  return rows.map((row) => row.id);
}
