import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { openDeadlines } from '#domains/gradebook/index.ts';
import type { StudentFacts } from '../notifications/student.ts';
import { earlierMoment, type Week } from './week.ts';

/** A student's digest. */
export interface StudentDigest extends StudentFacts {
  readonly userId: string;
}

/** So many deadlines of a course are named. */
const mostNamed = 8;

/**
 * What every student with an account has done in the week and has before them, in one statement: of courses with deadlines
 * ahead, and of those in which something was done.
 */
export async function listStudentDigests({ since, at, until }: Week): Promise<StudentDigest[]> {
  const { rows } = await sql<StudentDigest>`
    with open_deadline as (
      select work.student_id, work.course_id, count(*)::integer as number,
        (array_agg(json_build_object('name', activity.name, 'dueAt', to_char(work.due_at at time zone 'UTC',
          'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by work.due_at, activity.id))[1:${sql.lit(mostNamed)}] as named
      from ${openDeadlines(at, until, at)} as work join activity on activity.id = work.activity_id
      group by work.student_id, work.course_id
    ), course_of_week as (
      select metric.course_id, course.name, coalesce(metric.next_due_at > ${at}, false) as is_running, earlier.at as before
      from course_metric as metric join course on course.id = metric.course_id
      left join lateral (${earlierMoment(sql`metric.course_id`, since)}) as earlier on true
    ), standing as (
      select student.id as student_id, account.id as user_id, week.course_id, week.name, week.is_running,
        greatest(metric.done - earlier.done, 0) as done, metric.overdue, metric.completion_pct,
        coalesce(deadline.number, 0) as deadlines, coalesce(to_json(deadline.named), '[]') as named
      from student
      join user_account as account on account.id = student.user_id and account.is_active
      join student_course_metric as metric on metric.student_id = student.id
      join course_of_week as week on week.course_id = metric.course_id
      left join lateral (
        select done from metric_history
        where metric_history.course_id = metric.course_id and metric_history.student_id = student.id
          and metric_history.at = week.before and metric_history.at <= ${since}
        limit 1
      ) as earlier on true
      left join open_deadline as deadline on deadline.course_id = metric.course_id and deadline.student_id = student.id
      -- As values: of joins the planner would read both tables from end to end.
      where (
        select missing_since is null from enrolment
        where enrolment.course_id = metric.course_id and enrolment.student_id = student.id limit 1
      ) and (
        select true from enrolment_outcome as outcome
        where outcome.course_id = metric.course_id and outcome.student_id = student.id limit 1
      ) is null
    )
    select user_id as "userId", json_agg(json_build_object('courseId', course_id, 'name', name, 'done', coalesce(done, 0),
      'completionPct', completion_pct, 'overdue', overdue, 'deadlines', deadlines, 'named', named)
      order by deadlines = 0, name, course_id) as courses
    from standing
    where deadlines > 0 or done > 0 or (is_running and overdue > 0)
    group by user_id order by user_id`.execute(database());
  return rows;
}
