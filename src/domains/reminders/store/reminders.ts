import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { openDeadlines } from '#domains/gradebook/index.ts';

/** A deadline that a student is to be told of now. */
export interface DueReminder {
  readonly userId: string;
  readonly studentId: number;
  readonly courseId: number;
  readonly courseName: string;
  readonly activityId: number;
  readonly name: string;
  readonly dueAt: Date;
  /** So many hours before; 0: it has passed. */
  readonly hours: number;
}

/**
 * Notes and returns the deadlines ahead that students are to be told of now, by person and date; one statement over all
 * courses. Of several times that have come (the deadline was first seen late) the last one counts.
 *
 * @param hours before the deadline, at least one
 */
export async function takeDeadlines(at: Date, hours: readonly number[]): Promise<DueReminder[]> {
  const until = new Date(at.getTime() + Math.max(...hours) * 3_600_000);
  const nearest = sql`(
    select min(before) from unnest(${[...hours]}::integer[]) as before
    where due_at <= ${at}::timestamptz + make_interval(hours => before)
  )`;
  return take(openDeadlines(at, until, at), nearest);
}

/** The same of deadlines within (`from`, `until`] that have passed. */
export async function takeOverdue(at: Date, { from, until }: { from: Date; until: Date }): Promise<DueReminder[]> {
  return take(openDeadlines(from, until, at), sql`0`);
}

async function take(work: ReturnType<typeof openDeadlines>, hours: RawBuilder<unknown>): Promise<DueReminder[]> {
  const { rows } = await sql<DueReminder>`
    with told as (
      insert into deadline_reminder (student_id, activity_id, due_at, hours)
      select work.student_id, activity_id, due_at, ${hours}
      from ${work} as work
      join student on student.id = work.student_id
      join user_account as account on account.id = student.user_id and account.is_active
      on conflict do nothing
      returning *
    )
    select student.user_id as "userId", told.student_id as "studentId", course.id as "courseId",
      course.name as "courseName", told.activity_id as "activityId", activity.name, told.due_at as "dueAt", told.hours
    from told
    join student on student.id = told.student_id
    join activity on activity.id = told.activity_id
    join course on course.id = activity.course_id
    order by student.user_id, told.due_at, activity.position, told.activity_id`.execute(database());
  return rows;
}

/** Forgets what was told of deadlines before a moment. */
export async function removeRemindersBefore(moment: Date): Promise<void> {
  await sql`delete from deadline_reminder where due_at < ${moment}`.execute(database());
}
