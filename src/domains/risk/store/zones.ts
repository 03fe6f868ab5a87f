import { sql } from 'kysely';
import { arrayBytes } from '#kernel/database/array-bytes.ts';
import { database } from '#kernel/runtime.ts';
import type { CourseAssessment, StoredRun, StudentZone, ZoneCounts } from '../contract.ts';
import { keptRuns, type PatternName } from '../pattern/contract.ts';

/** Stores a run and everybody's zone; inside a transaction, so that readers see the old zones or the new ones. */
export async function replaceZones(
  courseId: number,
  dataVersion: number,
  at: Date,
  { run, students }: CourseAssessment,
  drift: number | null,
): Promise<void> {
  const { method, k, silhouette, sizes, ...details } = run;
  const { id } = await database()
    .insertInto('cluster_run')
    .values({
      course_id: courseId,
      data_version: dataVersion,
      as_of: at,
      method,
      k,
      silhouette,
      sizes: JSON.stringify(sizes),
      details: JSON.stringify({ ...details, drift }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await database().deleteFrom('student_zone').where('course_id', '=', courseId).execute();
  const numbers = (type: 'integer' | 'double', pick: (student: StudentZone) => number | null): Buffer =>
    arrayBytes(
      type,
      students.map((student) => pick(student) ?? NaN),
    );
  await sql`
    insert into student_zone (course_id, data_version, as_of, cluster_run_id, student_id, zone, risk_score, probability,
      judged_by, pattern, reasons)
    select ${courseId}, ${dataVersion}, ${at}::timestamptz, ${id}, * from unnest(
      ${numbers('integer', ({ studentId }) => studentId)}::integer[], ${students.map((student) => student.zone)}::text[],
      ${numbers('double', ({ riskScore }) => riskScore)}::double precision[],
      ${numbers('double', ({ probability }) => probability)}::double precision[],
      ${students.map((student) => student.judgedBy)}::text[],
      ${numbers('integer', ({ pattern }) => pattern)}::integer[],
      ${students.map((student) => JSON.stringify(student.reasons))}::jsonb[])`.execute(database());
  await sql`
    delete from cluster_run where course_id = ${courseId} and id in (
      select id from cluster_run where course_id = ${courseId} order by id desc offset ${keptRuns}
    )`.execute(database());
}

/** Zones of a course's students, or of one, riskiest first. */
export async function listZones(courseId: number, studentId?: number): Promise<StudentZone[]> {
  const { rows } = await sql<StudentZone>`
    select student_id as "studentId", zone, risk_score as "riskScore", probability, judged_by as "judgedBy", pattern, reasons
    from student_zone
    where course_id = ${courseId} and (${studentId ?? null}::integer is null or student_id = ${studentId ?? null})
    order by risk_score desc, student_id`.execute(database());
  return rows;
}

/** The name of the cluster that each student of a course is in. */
export async function listPatternNames(courseId: number): Promise<{ studentId: number; name: PatternName }[]> {
  const { rows } = await sql<{ studentId: number; name: PatternName }>`
    select student_id as "studentId", details -> 'pattern' -> 'clusters' -> pattern -> 'name' as name
    from student_zone join cluster_run on cluster_run.id = student_zone.cluster_run_id
    where student_zone.course_id = ${courseId} and pattern is not null`.execute(database());
  return rows;
}

/** The latest run of a course. */
export async function findLatestRun(courseId: number): Promise<StoredRun | undefined> {
  const { rows } = await sql<Omit<StoredRun, 'asOf'> & { asOf: Date; details: object }>`
    select data_version as "dataVersion", as_of as "asOf", method, k, silhouette, sizes, details
    from cluster_run where course_id = ${courseId} order by id desc limit 1`.execute(database());
  return rows.map(({ details, ...run }) => ({ ...details, ...run, asOf: run.asOf.toISOString() })).at(0);
}

/** Ids of the latest runs of courses, by course; zones are replaced together with the run. */
export async function listLatestRunIds(courseIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select latest.id from unnest(${courseIds}::integer[]) as course_id, lateral (
      select id from cluster_run where cluster_run.course_id = course_id.course_id order by id desc limit 1
    ) as latest order by course_id.course_id`.execute(database());
  return rows.map((row) => row.id);
}

/** How many students of each course stand in which zone. */
export async function countZones(courseIds: readonly number[]): Promise<ZoneCounts[]> {
  const { rows } = await sql<ZoneCounts>`
    select course_id as "courseId",
      count(*) filter (where zone = 'A') as "A", count(*) filter (where zone = 'B') as "B",
      count(*) filter (where zone = 'C') as "C", count(*) filter (where zone is null) as none
    from student_zone where course_id = any(${courseIds}::integer[])
    group by course_id order by course_id`.execute(database());
  return rows;
}

/** Courses whose metrics are newer than their zones. */
export async function listCoursesWithoutZones(): Promise<number[]> {
  const { rows } = await sql<{ courseId: number }>`
    select course_metric.course_id as "courseId" from course_metric
    where not exists (
      select from cluster_run where cluster_run.course_id = course_metric.course_id
        and cluster_run.data_version >= course_metric.data_version and cluster_run.as_of >= course_metric.as_of
    ) order by 1`.execute(database());
  return rows.map((row) => row.courseId);
}
