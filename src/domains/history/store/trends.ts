import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { StudentTrendPoint, TrendPoint } from '../contract.ts';

/** A point is looked for a week before what is asked for: on Mondays there is one. */
const weekBefore = 8;

/** Columns of a TrendPoint, of one row of `course_history` or summed up over several. */
const trendColumns = (of: (column: RawBuilder<unknown>) => RawBuilder<unknown>): RawBuilder<unknown> => {
  const column = (name: string): RawBuilder<unknown> => of(sql.ref(name));
  return sql`
    ${column('students')}::integer as students,
    ${column('completion_sum')} / nullif(${column('completion_students')}, 0) as "completionPct",
    ${column('attendance_sum')} / nullif(${column('attendance_students')}, 0) as "attendancePct",
    100.0::double precision * ${column('overdue')} / nullif(${column('due')}, 0) as "overduePct",
    json_build_object('A', ${column('zone_a')}, 'B', ${column('zone_b')}, 'C', ${column('zone_c')},
      'none', ${column('zone_none')}) as zones`;
};

type Row<Point extends { at: string }> = Omit<Point, 'at'> & { at: Date };
const toPoint = <Point extends { at: string }>({ at, ...rest }: Row<Point>) => ({ ...rest, at: at.toISOString() });

/** The newest moment of a course's history; undefined while it has none. */
export async function findNewestMoment(courseId: number): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select at from course_history where course_id = ${courseId} and group_id = 0 order by at desc limit 1`.execute(
    database(),
  );
  return rows.at(0)?.at;
}

const inWindow = (newest: Date, days: number): RawBuilder<boolean> => sql<boolean>`
  at >= ${newest}::timestamptz - make_interval(days => ${days + weekBefore}) and at <= ${newest}`;

export interface TrendRow extends TrendPoint {
  /** 0: the whole course. */
  readonly groupId: number;
  readonly groupName: string | null;
}

/** Points of a course and its groups up to the newest, by group and moment. */
export async function listCoursePoints(courseId: number, newest: Date, days: number): Promise<TrendRow[]> {
  const { rows } = await sql<Row<TrendRow>>`
    select at, group_id as "groupId", study_group.name as "groupName", ${trendColumns((column) => column)}
    from course_history left join study_group on study_group.id = group_id
    where course_id = ${courseId} and ${inWindow(newest, days)}
    order by study_group.name nulls first, group_id, at`.execute(database());
  return rows.map((row) => toPoint<TrendRow>(row));
}

/** Points of one student up to the newest, in order. */
export async function listStudentPoints(
  courseId: number,
  studentId: number,
  newest: Date,
  days: number,
): Promise<StudentTrendPoint[]> {
  const { rows } = await sql<Row<StudentTrendPoint>>`
    select at, ${standingColumns(sql`metric_history`)}, 100.0::double precision * overdue / nullif(due, 0) as "overduePct"
    from metric_history
    where course_id = ${courseId} and student_id = ${studentId} and ${inWindow(newest, days)}
    order by at`.execute(database());
  return rows.map((row) => toPoint<StudentTrendPoint>(row));
}

/** What a row of `metric_history` or `metric_before` says of a student, under the names of the contract. */
export const standingColumns = (of: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  ${of}.zone, ${of}.risk_score as "riskScore", ${of}.overdue,
  100.0::double precision * ${of}.done / nullif(${of}.activities, 0) as "completionPct",
  100.0::double precision * ${of}.attended / nullif(${of}.lessons_held, 0) as "attendancePct"`;

/**
 * Zones of courses as the last point told that is at least so many days older than their newest; courses whose history
 * does not go back so far are left out.
 */
export async function listZonesBefore(
  courseIds: readonly number[],
  days: number,
): Promise<{ courseId: number; zones: TrendPoint['zones'] }[]> {
  const { rows } = await sql<{ courseId: number; zones: TrendPoint['zones'] }>`
    select course.id as "courseId",
      json_build_object('A', zone_a, 'B', zone_b, 'C', zone_c, 'none', zone_none) as zones
    from unnest(${[...courseIds]}::integer[]) as course (id)
    cross join lateral (
      select at from course_history where course_id = course.id and group_id = 0 order by at desc limit 1
    ) as newest
    cross join lateral (
      select zone_a, zone_b, zone_c, zone_none from course_history as point
      where point.course_id = course.id and group_id = 0
        and point.at <= newest.at - make_interval(days => ${days}::integer)
        and point.at >= newest.at - make_interval(days => ${days + weekBefore}::integer)
      order by point.at desc limit 1
    ) as point`.execute(database());
  return rows;
}

/** A course that has had no point for so many days is over, and counts in its programme no more. */
const carriedDays = 60;

export interface ProgrammeRow extends TrendPoint {
  readonly programmeId: number;
  readonly programme: string;
}

/** Programmes at the given moments, summed up over these of their courses; each course as it stood then. */
export async function listProgrammePoints(
  courseIds: readonly number[],
  moments: readonly Date[],
): Promise<ProgrammeRow[]> {
  const { rows } = await sql<Row<ProgrammeRow>>`
    select moment.at, programme.id as "programmeId", programme.name as programme,
      ${trendColumns((column) => sql`sum(point.${column})`)}
    from course join programme on programme.id = course.programme_id
    cross join unnest(${moments}::timestamptz[]) as moment (at)
    cross join lateral (
      select * from course_history
      where course_history.course_id = course.id and group_id = 0 and course_history.at <= moment.at
        and course_history.at > moment.at - make_interval(days => ${carriedDays}::integer)
      order by course_history.at desc limit 1
    ) as point
    where course.id = any(${courseIds}::integer[])
    group by programme.id, moment.at order by programme.name, programme.id, moment.at`.execute(database());
  return rows.map((row) => toPoint<ProgrammeRow>(row));
}
