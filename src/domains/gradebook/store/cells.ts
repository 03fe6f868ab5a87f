import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { cellsAsOf } from './cells-as-of.ts';
import { cellLetters, type Activity, type CellState, type DeadlineList, type StudentResults } from '../contract.ts';

/** SQL of what `of` gives for the state of a cell of `cellsAsOf` (alias `cell`). */
function byStateOfCell<T extends string>(of: (state: CellState) => T): RawBuilder<T> {
  const literal = (state: CellState): RawBuilder<T> => sql.lit(of(state));
  return sql<T>`case
    when cell.is_excused then ${literal('excused')}
    when cell.is_lesson and not cell.is_known then ${literal('unknown')}
    when cell.is_lesson and cell.status = 'present' then ${literal('present')}
    when cell.is_lesson and cell.status = 'absent' then ${literal('absent')}
    when cell.is_failed then ${literal('failed')}
    when cell.is_late then ${literal('late')}
    when cell.is_done then ${literal('done')}
    when cell.is_overdue then ${literal('overdue')}
    when cell.is_attempted then ${literal('attempted')}
    when cell.is_lesson or not cell.is_upcoming and (cell.status is null or cell.due_at is not null) then ${literal('unknown')}
    else ${literal('upcoming')}
  end`;
}

/** Character before that of the first place; from here on all are valid, and each takes two units of a string. */
const noPlace = 0xffff;

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
      coalesce(activity.due_at, commonest.due_at) as "dueAt", coalesce(activity.held, '[]') as held
    from activity left join (
      select distinct on (activity_id) activity_id, due_at from (
        select activity_id, due_at, count(*) as students from result
        where course_id = ${courseId} and due_at is not null
        group by activity_id, due_at
      ) as said
      order by activity_id, students desc, due_at
    ) as commonest on commonest.activity_id = activity.id
    where activity.course_id = ${courseId}
    order by activity.kind = 'lesson', activity.position, activity.id`.execute(database());
  return rows.map(toActivity);
}

/**
 * One row a student in the order of ids; `states` has one letter for each of these activities, in their order.
 * The letters come in any order, each after its place, and are put in order here: to sort the cells of a large course
 * costs PostgreSQL a third of the whole, and is done on disk with the memory it gives a sort by default.
 */
export async function listHeatMapRows(
  courseId: number,
  activityIds: readonly number[],
  at: Date,
): Promise<{ studentId: number; states: string }[]> {
  const { rows } = await sql<{ studentId: number; letters: string }>`
    select cell.student_id as "studentId",
      string_agg(chr((${noPlace} + place.ordinality)::integer) || ${byStateOfCell((state) => cellLetters[state])}, '') as letters
    from ${cellsAsOf(courseId, at)} as cell
      join unnest(${activityIds}::integer[]) with ordinality as place (activity_id, ordinality)
        on place.activity_id = cell.activity_id
    group by cell.student_id order by cell.student_id`.execute(database());
  return rows.map(({ studentId, letters }) => ({ studentId, states: inOrder(letters, activityIds.length) }));
}

/** Letters, each after the character of its place, as one for each place. */
function inOrder(letters: string, places: number): string {
  const ordered = new Array<string>(places).fill(cellLetters.unknown);
  for (let index = 0; index < letters.length; index += 3) {
    ordered[(letters.codePointAt(index) ?? 0) - noPlace - 1] = letters.charAt(index + 2);
  }
  return ordered.join('');
}

/**
 * Activities that have deadlines, by date, with how many students stand where. Students are counted for each deadline
 * of an activity first, of which there are few: to find the commonest by `mode()`, all cells would be sorted.
 */
export async function listDeadlines(courseId: number, at: Date): Promise<DeadlineList['items']> {
  const { rows } = await sql<Omit<DeadlineList['items'][number], 'dueAt'> & { dueAt: Date }>`
    with counted as (
      select activity_id, due_at,
        count(*) as students,
        count(*) filter (where is_done and not is_late) as on_time,
        count(*) filter (where is_late) as late,
        count(*) filter (where is_overdue) as overdue,
        count(*) filter (where is_upcoming) as upcoming,
        bool_and(is_due or due_at > ${at}) as is_confirmed
      from ${cellsAsOf(courseId, at)} as cell
      where due_at is not null and not is_lesson and not is_excused
      group by activity_id, due_at
    )
    select activity.id as "activityId", activity.name, activity.kind,
      (array_agg(counted.due_at order by students desc, counted.due_at))[1] as "dueAt",
      sum(students)::integer as students, sum(on_time)::integer as "onTime", sum(late)::integer as late,
      sum(overdue)::integer as overdue, sum(upcoming)::integer as upcoming, bool_and(is_confirmed) as "isConfirmed"
    from counted join activity on activity.id = counted.activity_id and activity.course_id = ${courseId}
    group by activity.id order by 4, activity.position`.execute(database());
  return rows.map((row) => ({ ...row, dueAt: row.dueAt.toISOString() }));
}

/** Every student of the course as one activity has them, by student. */
export async function listCellsOfActivity(
  courseId: number,
  activityId: number,
  at: Date,
): Promise<
  { studentId: number; state: CellState; score: number | null; dueAt: string | null; completedAt: string | null }[]
> {
  interface Row {
    studentId: number;
    state: CellState;
    score: number | null;
    dueAt: Date | null;
    completedAt: Date | null;
  }
  const { rows } = await sql<Row>`
    select cell.student_id as "studentId", ${byStateOfCell((state) => state)} as state, cell.score,
      cell.due_at as "dueAt", cell.completed_at as "completedAt"
    from ${cellsAsOf(courseId, at)} as cell
    where cell.activity_id = ${activityId}
    order by cell.student_id`.execute(database());
  return rows.map(({ dueAt, completedAt, ...cell }) => ({
    ...cell,
    dueAt: dueAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
  }));
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
      cell.due_at as "dueAt", coalesce(activity.held, '[]') as held, ${byStateOfCell((state) => state)} as state, cell.score, cell.completed_at as "completedAt"
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
