import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { cellsAsOf } from './cells-as-of.ts';
import { cellLetters, type Activity, type CellState, type DeadlineList, type StudentResults } from '../contract.ts';

/** State of a cell of `cellsAsOf` (alias `cell`), as the contract names them. */
const stateOfCell: RawBuilder<CellState> = sql<CellState>`case
  when cell.is_excused then 'excused'
  when cell.is_lesson then case when cell.is_known then cell.status::text else 'unknown' end
  when cell.is_failed then 'failed'
  when cell.is_late then 'late'
  when cell.is_done then 'done'
  when cell.is_overdue then 'overdue'
  when cell.is_attempted then 'attempted'
  when cell.status is null and cell.due_at is null then 'unknown'
  else 'upcoming'
end`;

const letterOfCell = sql<string>`${sql.lit(JSON.stringify(cellLetters))}::jsonb ->> ${stateOfCell}`;

interface ActivityRow extends Omit<Activity, 'dueAt'> {
  dueAt: Date | null;
}

const toActivity = (row: ActivityRow): Activity => ({ ...row, dueAt: row.dueAt?.toISOString() ?? null });

/**
 * Activities of a course, lessons last, each in the order of its source, with the deadline most students have: the
 * activity's own, else the commonest of its results.
 */
export async function listActivities(courseId: number): Promise<Activity[]> {
  const { rows } = await sql<ActivityRow>`
    select activity.id, activity.name, activity.kind, activity.position, activity.max_points as "maxPoints",
      coalesce(activity.due_at, commonest.due_at) as "dueAt"
    from activity left join (
      select activity_id, mode() within group (order by due_at) as due_at from result
      where course_id = ${courseId} and due_at is not null
      group by activity_id
    ) as commonest on commonest.activity_id = activity.id
    where activity.course_id = ${courseId}
    order by activity.kind = 'lesson', activity.position, activity.id`.execute(database());
  return rows.map(toActivity);
}

/** One row a student in the order of ids; `states` has one letter an activity, in the order of `listActivities`. */
export async function listHeatMapRows(courseId: number, at: Date): Promise<{ studentId: number; states: string }[]> {
  const { rows } = await sql<{ studentId: number; states: string }>`
    select cell.student_id as "studentId",
      string_agg(${letterOfCell}, '' order by cell.is_lesson, activity.position, activity.id) as states
    from ${cellsAsOf(courseId, at)} as cell
      join activity on activity.id = cell.activity_id and activity.course_id = ${courseId}
    group by cell.student_id order by cell.student_id`.execute(database());
  return rows;
}

/** Activities that have deadlines, by date, with how many students stand where. */
export async function listDeadlines(courseId: number, at: Date): Promise<DeadlineList['items']> {
  const { rows } = await sql<Omit<DeadlineList['items'][number], 'dueAt'> & { dueAt: Date }>`
    select activity.id as "activityId", activity.name, activity.kind,
      mode() within group (order by cell.due_at) as "dueAt",
      count(*) as students,
      count(*) filter (where cell.is_done and not cell.is_late) as "onTime",
      count(*) filter (where cell.is_late) as late,
      count(*) filter (where cell.is_overdue) as overdue,
      count(*) filter (where cell.is_upcoming) as upcoming
    from ${cellsAsOf(courseId, at)} as cell
      join activity on activity.id = cell.activity_id and activity.course_id = ${courseId}
    where cell.due_at is not null and not cell.is_lesson and not cell.is_excused
    group by activity.id order by 4, activity.position`.execute(database());
  return rows.map((row) => ({ ...row, dueAt: row.dueAt.toISOString() }));
}

/** Every activity of the course as one student has it. */
export async function listResultsOfStudent(
  courseId: number,
  studentId: number,
  at: Date,
): Promise<StudentResults['items']> {
  interface Row extends ActivityRow {
    state: CellState;
    score: number | null;
    completedAt: Date | null;
  }
  const { rows } = await sql<Row>`
    select activity.id, activity.name, activity.kind, activity.position, activity.max_points as "maxPoints",
      cell.due_at as "dueAt", ${stateOfCell} as state, cell.score, cell.completed_at as "completedAt"
    from ${cellsAsOf(courseId, at)} as cell
      join activity on activity.id = cell.activity_id and activity.course_id = ${courseId}
    where cell.student_id = ${studentId}
    order by cell.is_lesson, activity.position, activity.id`.execute(database());
  return rows.map((row) => ({
    ...toActivity(row),
    state: row.state,
    score: row.score,
    completedAt: row.completedAt?.toISOString() ?? null,
  }));
}
