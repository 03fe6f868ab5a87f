import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** A deadline of a student's work that is not done; columns of the rows that `openDeadlines` yields. */
export interface OpenDeadline {
  course_id: number;
  activity_id: number;
  student_id: number;
  /** The result's own, else the activity's. */
  due_at: Date;
}

/**
 * Deadlines of all courses within (`from`, `until`] of what is not done at `at`, as a subquery. One that has passed is
 * among them when it counts by then (`confirmDeadlines`). Done, excused and the deadline that holds mean what they mean in
 * `cellsAsOf`, a property test compares them. Left out is who has ended the course or is no longer in its newest file.
 * Activities are found by their deadline, and so are results with one of their own.
 */
export function openDeadlines(from: Date, until: Date, at: Date): RawBuilder<OpenDeadline> {
  return sql<OpenDeadline>`(
    select course_id, activity_id, student_id, due_at
    from (
      select activity.course_id, activity.id as activity_id, enrolment.student_id, activity.due_at, status, completed_at
      from activity
      join enrolment on enrolment.course_id = activity.course_id and missing_since is null
      left join result on result.course_id = activity.course_id and result.student_id = enrolment.student_id
        and result.activity_id = activity.id
      left join deadline_confirmation as confirmation on confirmation.course_id = activity.course_id
        and confirmation.activity_id = activity.id
      where activity.due_at > ${from} and activity.due_at <= ${until} and kind <> 'lesson' and result.due_at is null
        and (activity.due_at > ${at} or confirmed_at is null or confirmed_at <= ${at})
      union all
      select result.course_id, result.activity_id, result.student_id, result.due_at, status, completed_at
      from result
      join enrolment on enrolment.course_id = result.course_id and enrolment.student_id = result.student_id
        and missing_since is null
      join activity on activity.id = result.activity_id and activity.course_id = result.course_id and kind <> 'lesson'
      where result.due_at > ${from} and result.due_at <= ${until}
    ) as work
    where ${isOpen(at)} and ${hasNoOutcome(sql`work.course_id`, sql`work.student_id`)}
  )`;
}

/** Of rows with the columns of a result, perhaps without one: not done by then and not excused. */
function isOpen(at: Date): RawBuilder<boolean> {
  return sql<boolean>`(status is null or status <> 'excused'
    and not (status in ('done', 'failed') and (completed_at is null or completed_at <= ${at})))`;
}

/**
 * The student has not ended the course. As a value, not as a condition of a join: where few have an outcome the planner
 * would read all outcomes of the university, end to end.
 */
function hasNoOutcome(courseId: RawBuilder<unknown>, studentId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(
    select true from enrolment_outcome as outcome
    where outcome.course_id = ${courseId} and outcome.student_id = ${studentId} limit 1
  ) is null`;
}

/** A deadline that somebody was or is to be told of. */
export interface ToldDeadline {
  readonly studentId: number;
  readonly activityId: number;
  readonly dueAt: Date;
}

/**
 * Which of these still stand as told: not moved, not done, the student in the course; one statement.
 *
 * @returns their places among those given, from 0
 */
export async function listStandingDeadlines(told: readonly ToldDeadline[], at: Date): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ place: number }>`
    select told.place::integer - 1 as place
    from unnest(${told.map(({ studentId }) => studentId)}::integer[], ${told.map(({ activityId }) => activityId)}::integer[],
      ${told.map(({ dueAt }) => dueAt)}::timestamptz[]) with ordinality as told (student_id, activity_id, told_due_at, place)
    join activity on activity.id = told.activity_id
    join enrolment on enrolment.course_id = activity.course_id and enrolment.student_id = told.student_id
      and missing_since is null
    left join result on result.course_id = activity.course_id and result.student_id = told.student_id
      and result.activity_id = activity.id
    where date_trunc('milliseconds', coalesce(result.due_at, activity.due_at)) = told_due_at and ${isOpen(at)}
      and ${hasNoOutcome(sql`activity.course_id`, sql`told.student_id`)}`.execute(database());
  return new Set(rows.map(({ place }) => place));
}
