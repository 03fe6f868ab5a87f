import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Zone } from '../contract.ts';
import type { CommonAction, StudentWays } from '../ways-out/contract.ts';

/** For which data and moment zones were judged, or ways found. */
export interface Judged {
  readonly dataVersion: number;
  readonly asOf: Date;
}

export interface WaysOfCourse extends Judged {
  readonly isOver: boolean;
  readonly action: CommonAction | null;
  readonly students: readonly WaysOfStudent[];
}

export interface WaysOfStudent {
  readonly studentId: number;
  /** Null: not searched for. */
  readonly ways: StudentWays | null;
  readonly zoneByAction: Zone | null;
}

/** Stores what was found for a course in place of what was there; in a transaction. Students gone meanwhile are left out. */
export async function replaceWaysOut(courseId: number, found: WaysOfCourse): Promise<void> {
  const { dataVersion, asOf, isOver, action, students } = found;
  await sql`
    insert into way_out_run (course_id, data_version, as_of, is_over, action)
    values (${courseId}, ${dataVersion}, ${asOf}, ${isOver}, ${action && JSON.stringify(action)}::jsonb)
    on conflict (course_id) do update set data_version = excluded.data_version, as_of = excluded.as_of,
      is_over = excluded.is_over, action = excluded.action`.execute(database());
  await sql`delete from way_out where course_id = ${courseId}`.execute(database());
  await sql`
    insert into way_out (course_id, student_id, ways, zone_by_action)
    select ${courseId}, found.student_id, ways, zone_by_action
    from unnest(
      ${students.map(({ studentId }) => studentId)}::integer[],
      ${students.map(({ ways }) => ways && JSON.stringify(ways))}::jsonb[],
      ${students.map(({ zoneByAction }) => zoneByAction)}::text[]
    ) as found (student_id, ways, zone_by_action)
    join enrolment on enrolment.course_id = ${courseId} and enrolment.student_id = found.student_id`.execute(
    database(),
  );
}

/** For which data and moment the zones of a course are. */
export async function findJudged(courseId: number): Promise<Judged | undefined> {
  const { rows } = await sql<Judged>`
    select data_version as "dataVersion", as_of as "asOf" from cluster_run
    where course_id = ${courseId} order by id desc limit 1`.execute(database());
  return rows.at(0);
}

/** What was found for a course as its zones are now; undefined while that is being found. */
export async function findWaysRun(courseId: number): Promise<Omit<WaysOfCourse, 'students'> | undefined> {
  const { rows } = await sql<Omit<WaysOfCourse, 'students'>>`
    select found.data_version as "dataVersion", found.as_of as "asOf", is_over as "isOver", action
    from way_out_run as found
    where course_id = ${courseId} and (found.data_version, found.as_of) = (
      select data_version, as_of from cluster_run where course_id = ${courseId} order by id desc limit 1
    )`.execute(database());
  return rows.at(0);
}

/** The ways of one student of a course. */
export async function findWaysOfStudent(courseId: number, studentId: number): Promise<StudentWays | null> {
  const { rows } = await sql<{ ways: StudentWays | null }>`
    select ways from way_out where course_id = ${courseId} and student_id = ${studentId}`.execute(database());
  return rows.at(0)?.ways ?? null;
}

/** The ways of all students of a course for whom they were searched, or of one. */
export async function listWaysOfStudents(courseId: number, studentId?: number): Promise<Map<number, StudentWays>> {
  const { rows } = await sql<{ studentId: number; ways: StudentWays }>`
    select student_id as "studentId", ways from way_out
    where course_id = ${courseId} and ways is not null
      and (${studentId ?? null}::integer is null or student_id = ${studentId ?? null})`.execute(database());
  return new Map(rows.map(({ studentId: id, ways }) => [id, ways]));
}

/** Whether anybody of a course was in zone B or C when its ways were looked for. */
export async function isAnybodyFlagged(courseId: number): Promise<boolean> {
  const flagged = await database()
    .selectFrom('way_out')
    .select('student_id')
    .where('course_id', '=', courseId)
    .limit(1)
    .executeTakeFirst();
  return flagged !== undefined;
}

/** Whom the common action of a course moves, the riskiest first. */
export async function listMovedByAction(courseId: number): Promise<{ studentId: number; from: Zone; to: Zone }[]> {
  const { rows } = await sql<{ studentId: number; from: Zone; to: Zone }>`
    select student_id as "studentId", student_zone.zone as "from", zone_by_action as "to"
    from way_out join student_zone using (course_id, student_id)
    where way_out.course_id = ${courseId} and zone_by_action is not null and student_zone.zone is not null
    order by risk_score desc, student_id`.execute(database());
  return rows;
}

/** Courses whose zones are newer than what was found for them. */
export async function listCoursesWithoutWays(): Promise<({ courseId: number } & Judged)[]> {
  const { rows } = await sql<{ courseId: number } & Judged>`
    select judged.course_id as "courseId", judged.data_version as "dataVersion", judged.as_of as "asOf"
    from course_metric cross join lateral (
      select course_id, data_version, as_of from cluster_run
      where cluster_run.course_id = course_metric.course_id order by id desc limit 1
    ) as judged
    left join way_out_run as found on found.course_id = judged.course_id
    where found.course_id is null or (found.data_version, found.as_of) <> (judged.data_version, judged.as_of)
    order by 1`.execute(database());
  return rows;
}
