import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { ResultHistory } from '../contract.ts';

export interface ResultPlace {
  readonly courseId: number;
  readonly studentId: number;
  readonly activityId: number;
}

/**
 * Imports that say something of a result, newest first. An import that put the first value there has no row among the
 * changes: the result, or the change that followed, names it.
 */
export async function listResultHistory({
  courseId,
  studentId,
  activityId,
}: ResultPlace): Promise<ResultHistory['items']> {
  const { rows } = await sql<Omit<ResultHistory['items'][number], 'at'> & { at: Date }>`
    with changes as (
      select import_change.*, import_batch.status <> 'undone' as counts
      from import_change join import_batch on import_batch.id = import_change.batch_id
      where course_id = ${courseId} and student_id = ${studentId} and activity_id = ${activityId}
    ), present as (
      select import_number, json_build_object('status', status, 'score', score, 'completedAt', completed_at,
        'dueAt', due_at)::jsonb as value
      from result where course_id = ${courseId} and student_id = ${studentId} and activity_id = ${activityId}
    ), said as (
      select import_batch.file_name as file, import_batch.created_at as at, user_account.name as by,
        case when import_batch.status = 'undone' and own.batch_id is not null then 'undone'
          when own.batch_id is not null or following.batch_id is not null or present.import_number is not null then 'set'
          when import_row.confirmed @> ${activityId}::integer and import_batch.status <> 'undone' then 'confirmed' end as what,
        coalesce(own.after, following.before, present.value) as value,
        spot.sheet, spot.row, spot.column, theirs.place
      from import_row
      join import_batch on import_batch.number = import_row.import_number
      join import_batch_course as theirs on theirs.batch_id = import_batch.id and theirs.course_id = ${courseId}
      left join user_account on user_account.id = import_batch.created_by
      left join import_column on import_column.course_id = ${courseId} and import_column.activity_id = ${activityId}
        and import_column.import_number = import_row.import_number
      left join changes as own on own.batch_id = import_batch.id
      left join changes as following on following.previous_number = import_batch.number and following.counts
      left join present on present.import_number = import_batch.number
      left join lateral (
        -- Of several rows and columns those of one sheet belong together.
        select coalesce(rows.sheet, columns.sheet) as sheet, rows.row, columns.column
        from jsonb_to_recordset(import_row.places) as rows (sheet text, row integer)
        full join jsonb_to_recordset(import_column.places) as columns (sheet text, "column" text) using (sheet)
        order by rows.row is null or columns.column is null, rows.row limit 1
      ) as spot on true
      where import_row.course_id = ${courseId} and import_row.student_id = ${studentId}
    )
    select file, at, by, what, value, sheet, row, "column" from said where what is not null order by place desc`.execute(
    database(),
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
