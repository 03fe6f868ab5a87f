import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { cellsAsOf } from '#domains/gradebook/index.ts';
import type { CellChange, ChangesSince, Standing } from '../contract.ts';
import { standingColumns } from './trends.ts';

/** Two moments of a course that are compared. */
export interface ChangeSpan {
  readonly since: ChangesSince;
  readonly from: Date;
  readonly to: Date;
  /** Imports that brought newer data than this came in between; null: those since `from`. */
  readonly fromVersion: number | null;
}

/** What the newest moment of a course is compared with; undefined while there is nothing. */
export async function findSpan(
  courseId: number,
  since: ChangesSince,
  weekDays: number,
): Promise<ChangeSpan | undefined> {
  const before: RawBuilder<unknown> =
    since === 'import'
      ? sql`select previous_as_of as "from", previous_version as version from course_history_state
          where course_id = ${courseId} and previous_version is not null`
      : sql`select at as "from", null::integer as version from course_history
          where course_id = ${courseId} and group_id = 0 and at <= newest.at - make_interval(days => ${weekDays}::integer)
          order by at desc limit 1`;
  const { rows } = await sql<{ from: Date; to: Date; version: number | null }>`
    select before."from", newest.at as to, before.version
    from (
      select at from course_history where course_id = ${courseId} and group_id = 0 order by at desc limit 1
    ) as newest cross join lateral (${before}) as before`.execute(database());
  return rows.map(({ from, to, version }) => ({ since, from, to, fromVersion: version })).at(0);
}

export interface ComparedStudent {
  readonly studentId: number;
  readonly before: Standing;
  readonly after: Standing;
}

/** Students, or one, who were in the course before and are in it now, as they stood at both moments. */
export async function compareStudents(
  courseId: number,
  { since, from, to }: ChangeSpan,
  studentId?: number,
): Promise<ComparedStudent[]> {
  const stored = sql`course_id = ${courseId}
    and (${studentId ?? null}::integer is null or student_id = ${studentId ?? null}::integer)`;
  const earlier =
    since === 'import'
      ? sql`select * from metric_before where ${stored}`
      : sql`select * from metric_history where ${stored} and at = ${from}`;
  const { rows } = await sql<ComparedStudent>`
    select newest.student_id as "studentId",
      (select row_to_json(standing) from (select ${standingColumns(sql`earlier`)}) as standing) as before,
      (select row_to_json(standing) from (select ${standingColumns(sql`newest`)}) as standing) as after
    from (select * from metric_history where ${stored} and at = ${to}) as newest
    join (${earlier}) as earlier using (student_id)
    order by newest.student_id`.execute(database());
  return rows;
}

export interface StudentCell extends CellChange {
  readonly studentId: number;
  /** Of the student in all. */
  readonly cellCount: number;
}

/**
 * What moved these students between the two moments, at most so many cells of each, those that matter most first: missed
 * deadlines, values that imports changed, what was done, and, since an import, what it has brought of earlier times. One
 * statement.
 */
export async function listCellChanges(
  courseId: number,
  { from, to, fromVersion }: ChangeSpan,
  studentIds: readonly number[],
  most: number,
): Promise<StudentCell[]> {
  const students = sql`student_id = any(${studentIds}::integer[])`;
  const { rows } = await sql<Omit<StudentCell, 'at'> & { at: Date | null }>`
    with import as (
      select import_batch.id, import_batch.number, import_batch.created_at
      from import_batch_course join import_batch on import_batch.id = import_batch_course.batch_id
      where import_batch_course.course_id = ${courseId} and import_batch.status <> 'undone'
        and case when ${fromVersion}::integer is null then import_batch.created_at > ${from}
          else import_batch_course.data_version > ${fromVersion}::integer end
    ), changed as (
      select student_id, activity_id, (array_agg(before order by number))[1] as before,
        (array_agg(after order by number desc))[1] as after, max(import.created_at) as changed_at
      -- One batch lies in one month.
      from import cross join lateral (
        select student_id, activity_id, before, after from import_change
        where import_change.batch_id = import.id and import_change.created_at = import.created_at
          and import_change.course_id = ${courseId} and ${students}
      ) as change
      group by student_id, activity_id
    ), recorded as (
      -- As of a week ago these were there already, by their own times.
      select student_id, activity_id from result
      where ${fromVersion}::integer is not null and course_id = ${courseId} and ${students} and import_number in (select number from import)
        and status <> 'not_attempted'
    ), cell as (
      select cell.*, changed.before, changed.after, changed.changed_at,
        case when cell.is_overdue and cell.counts_from > ${from} then 'missed'
          when changed.student_id is not null then 'changed'
          when coalesce(cell.acted_at, cell.completed_at) > ${from} then 'done'
          when recorded.student_id is not null then 'recorded' end as what
      from ${cellsAsOf(courseId, to)} as cell
      left join changed on changed.student_id = cell.student_id and changed.activity_id = cell.activity_id
      left join recorded on recorded.student_id = cell.student_id and recorded.activity_id = cell.activity_id
      where cell.student_id = any(${studentIds}::integer[])
    ), dated as (
      select *, case what when 'missed' then due_at when 'changed' then changed_at
          else coalesce(acted_at, completed_at) end as at
      from cell where what is not null
    ), placed as (
      select *, count(*) over (partition by student_id)::integer as cell_count, row_number() over (
        partition by student_id
        order by array_position(array['missed', 'changed', 'done', 'recorded'], what), at desc nulls last, activity_id
      ) as place
      from dated
    )
    select placed.student_id as "studentId", placed.cell_count as "cellCount", activity.id as "activityId",
      activity.name, activity.kind, placed.what, placed.at, placed.is_late as "isLate",
      case when placed.what = 'changed' then nullif(jsonb_build_object('status', placed.before ->> 'status',
        'score', placed.before -> 'score'), '{"status":null,"score":null}') end as before,
      case when placed.status is not null then jsonb_build_object('status', placed.status, 'score', placed.score)
        end as after
    from placed join activity on activity.id = placed.activity_id and activity.course_id = ${courseId}
    where place <= ${most} order by placed.student_id, place`.execute(database());
  return rows.map((row) => ({ ...row, at: row.at?.toISOString() ?? null }));
}
