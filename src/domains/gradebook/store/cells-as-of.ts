import { sql, type RawBuilder } from 'kysely';

/** One student × activity of a course at a moment; columns of the rows that `cellsAsOf` yields. */
export interface CellAsOf {
  student_id: number;
  activity_id: number;
  is_lesson: boolean;
  /** Null when no source said anything of this cell. */
  status: string | null;
  score: number | null;
  /** Only of what is done by then. */
  completed_at: Date | null;
  /** The result's own deadline, else the activity's. */
  due_at: Date | null;
  is_excused: boolean;
  /** It was so by then already: its time has come, or it has none. False without a result. */
  is_known: boolean;
  /** When the student last did something here by then: a result, an attempt, a presence. */
  acted_at: Date | null;
  /** Done by then, failed included. */
  is_done: boolean;
  is_failed: boolean;
  /** Tried by then, not done. */
  is_attempted: boolean;
  /** Since when the deadline counts: since it came, or since it was confirmed if that was later; infinity: not yet. */
  counts_from: Date | null;
  /** The deadline has come and counts. */
  is_due: boolean;
  /** Done after a deadline that counts. */
  is_late: boolean;
  /** The deadline has come and counts, and it was not done. */
  is_overdue: boolean;
  /** The deadline lies ahead and it is not done. */
  is_upcoming: boolean;
}

/** Activities of a course: columns `activity_id, kind, due_at, counts_from, pass_points`. */
function activitiesOf(courseId: number, passPct: number | null | undefined): RawBuilder<unknown> {
  const passMark =
    passPct === undefined
      ? sql`(select pass_pct from course where course.id = ${courseId})`
      : sql`${passPct}::double precision`;
  return sql`(
    select activity.id as activity_id, kind, due_at,
      -- Never before the deadline; infinity while it is not confirmed.
      case when due_at is not null then greatest(due_at, confirmed_at) end as counts_from,
      max_points::double precision * ${passMark} / 100 as pass_points
    from activity left join deadline_confirmation as confirmation
      on confirmation.course_id = ${courseId} and confirmation.activity_id = activity.id
    where activity.course_id = ${courseId}
  )`;
}

/** Results of a course, without what does not matter here. */
function resultsOf(courseId: number, activityIds?: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select student_id, activity_id, status, score, completed_at, due_at from result
    where course_id = ${courseId} ${among(activityIds)}
  )`;
}

const among = (activityIds?: RawBuilder<unknown>): RawBuilder<unknown> =>
  activityIds ? sql`and activity_id = any(${activityIds})` : sql``;

/**
 * What a cell amounts to at a moment, of rows that hold what its activity (`place`) and its result (`result`) say. This is
 * the one definition of done, due, late, overdue and upcoming; metrics and pages aggregate it.
 *
 * A result without a time of its own (and every lesson mark) counts at all moments: the source does not say since
 * when. A deadline that falls exactly on `at` has come. That of an activity counts only once enough students have handed
 * in (`confirmDeadlines`), a result's own one as it stands. Excused activities are neither due nor overdue nor upcoming.
 * Lessons have no deadlines.
 *
 * @param keys the columns `student_id` and `activity_id`
 */
function standing(keys: RawBuilder<unknown>, cells: RawBuilder<unknown>, at: Date): RawBuilder<CellAsOf> {
  return sql<CellAsOf>`(
    select student_id, activity_id, is_lesson, status, score, is_excused, is_done,
      case when is_done then completed_at end as completed_at,
      due_at, counts_from,
      is_known,
      case when is_known and status in ('done', 'failed', 'attempted', 'present') then completed_at end as acted_at,
      is_done and (status = 'failed' or coalesce(score < pass_points, false)) as is_failed,
      is_known and status = 'attempted' as is_attempted,
      has_deadline and counts_from <= ${at} as is_due,
      has_deadline and is_done and counts_from <= ${at} and coalesce(completed_at > due_at, false) as is_late,
      has_deadline and counts_from <= ${at} and not is_done as is_overdue,
      has_deadline and due_at > ${at} and not is_done as is_upcoming
    from (
      select *, is_known and status in ('done', 'failed') as is_done
      from (
        select ${keys}, coalesce(place.kind = 'lesson', false) as is_lesson,
          result.status, result.score, result.completed_at, place.pass_points,
          coalesce(result.due_at, place.due_at) as due_at,
          coalesce(result.due_at, place.counts_from) as counts_from,
          coalesce(result.status = 'excused', false) as is_excused,
          place.kind <> 'lesson' and coalesce(result.status <> 'excused', true)
            and coalesce(result.due_at, place.due_at) is not null as has_deadline,
          result.status is not null and (result.completed_at is null or result.completed_at <= ${at}) as is_known
        from ${cells}
      ) as joined
    ) as cell
  )`;
}

/**
 * Every enrolled student × every activity of a course as it stood at the moment `at`, as a subquery.
 *
 * It is a left join, written as a full one of which the places are kept by a condition that the planner does not see
 * through: a full join is made by hashing or merging, never row by row. Of a course that has just come in, the
 * planner's statistics know nothing; it then expects one row and reads all results of the course once for each cell.
 * (Conditions on the activity are hidden from it for the same reason. One on the student is not: it makes this a left
 * join again, of that student's results only.)
 * Measured among 3 million results on a course of 8,000 new cells: 10 to 40 s, against 0.1 s this way.
 *
 * @param passPct per cent of the most points below which a score is failed, null for none; absent: that of the course
 * @param activityIds only of these activities, as an array that no row changes
 */
export function cellsAsOf(
  courseId: number,
  at: Date,
  passPct?: number | null,
  activityIds?: RawBuilder<unknown>,
): RawBuilder<CellAsOf> {
  return standing(
    sql`place.student_id, coalesce(place.activity_id, 0) as activity_id`,
    sql`(
      select enrolment.student_id, activity.*
      from enrolment cross join ${activitiesOf(courseId, passPct)} as activity
      where enrolment.course_id = ${courseId} ${among(activityIds)}
    ) as place
    full join ${resultsOf(courseId, activityIds)} as result using (student_id, activity_id)
    where coalesce(place.activity_id, 0) <> 0`,
    at,
  );
}

/**
 * The same, computed apart from the statement around it. For whoever puts a condition on all cells, or joins by one that
 * holds of those with a result alone: carried into `cellsAsOf` it would make the full join a left join again.
 */
export function cellsApartAsOf(...of: Parameters<typeof cellsAsOf>): RawBuilder<CellAsOf> {
  return sql<CellAsOf>`(select * from ${cellsAsOf(...of)} as known_cell offset 0)`;
}

/**
 * The cells of `cellsAsOf` of which a source said something, and those of students who are no longer enrolled. Who counts
 * cells makes no million of them this way: all others of an activity are alike, see `blankCellsAsOf`. The join is hidden
 * from the planner as there.
 */
export function resultCellsAsOf(
  courseId: number,
  at: Date,
  passPct?: number | null,
  activityIds?: RawBuilder<unknown>,
): RawBuilder<CellAsOf> {
  return standing(
    sql`coalesce(result.student_id, 0) as student_id, coalesce(place.activity_id, 0) as activity_id`,
    sql`${activitiesOf(courseId, passPct)} as place
    full join ${resultsOf(courseId, activityIds)} as result using (activity_id)
    where coalesce(place.activity_id, 0) <> 0 and coalesce(result.student_id, 0) <> 0`,
    at,
  );
}

/** For each activity of a course the cell of a student of whom nothing is said; `student_id` is null. */
export function blankCellsAsOf(courseId: number, at: Date): RawBuilder<CellAsOf> {
  return standing(
    sql`result.student_id, place.activity_id`,
    sql`${activitiesOf(courseId, null)} as place cross join (
      select null::integer as student_id, null::result_status as status, null::real as score,
        null::timestamptz as completed_at, null::timestamptz as due_at
    ) as result`,
    at,
  );
}
