import { sql } from 'kysely';
import type { Activity } from '#domains/gradebook/contract.ts';
import { database } from '#kernel/runtime.ts';

/** An activity or a lesson as a calendar shows it. */
export interface Entry {
  readonly courseId: number;
  readonly courseName: string;
  readonly activityId: number;
  readonly name: string;
  readonly isLesson: boolean;
  /** Null for lessons. */
  readonly dueAt: Date | null;
  /** Times and places of a lesson; none for the others. */
  readonly held: readonly Activity['held'][number][];
  /** The student has done it; null to those who teach. */
  readonly isDone: boolean | null;
  /** It is not done, its deadline has passed and counts; null to those who teach. */
  readonly isOverdue: boolean | null;
}

/**
 * What a student has to do and to attend in all courses, by time, with the student's own deadlines; nothing that the student
 * is excused from. One statement, which reads the student's own results alone: each course by the first two columns of
 * their key.
 */
export async function listEntriesOfStudent(studentId: number, now: Date): Promise<Entry[]> {
  const isDone = sql`coalesce(
    own.status in ('done', 'failed') and (own.completed_at is null or own.completed_at <= ${now}), false)`;
  const { rows } = await sql<Entry>`
    select course.id as "courseId", course.name as "courseName", activity.id as "activityId", activity.name,
      activity.kind = 'lesson' as "isLesson",
      case when activity.kind <> 'lesson' then coalesce(own.due_at, activity.due_at) end as "dueAt",
      case when activity.kind = 'lesson' then coalesce(activity.held, '[]') else '[]' end as held,
      ${isDone} as "isDone",
      activity.kind <> 'lesson' and coalesce(own.due_at, greatest(activity.due_at, confirmed_at)) <= ${now}
        and not ${isDone} as "isOverdue"
    from enrolment
    join course on course.id = enrolment.course_id
    join activity on activity.course_id = enrolment.course_id
    left join deadline_confirmation as confirmation on confirmation.course_id = activity.course_id
      and confirmation.activity_id = activity.id
    left join lateral (
      select status, completed_at, due_at from result
      where result.course_id = enrolment.course_id and result.student_id = ${studentId}
        and result.activity_id = activity.id
      offset 0
    ) as own on true
    where enrolment.student_id = ${studentId} and coalesce(own.status <> 'excused', true)
      and case when activity.kind = 'lesson' then activity.held is not null
        else coalesce(own.due_at, activity.due_at) is not null end
    order by "dueAt" nulls last, course.id, activity.position, activity.id`.execute(database());
  return rows;
}

/**
 * The same for those who teach, of the courses that they are assigned to: each activity with its own deadline, else the one
 * that most of its students have.
 */
export async function listEntriesOfTeacher(userId: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select course.id as "courseId", course.name as "courseName", activity.id as "activityId", activity.name,
      activity.kind = 'lesson' as "isLesson", case when activity.kind <> 'lesson' then activity.due_at end as "dueAt",
      case when activity.kind = 'lesson' then coalesce(activity.held, '[]') else '[]' end as held, null as "isDone",
      null as "isOverdue"
    from staff_assignment as assignment
    join course on course.id = assignment.course_id
    cross join lateral (
      select id, name, kind, position, held, coalesce(activity.due_at, commonest.due_at) as due_at
      from activity left join (
        select distinct on (activity_id) activity_id, due_at from (
          select activity_id, due_at, count(*) as students from result
          where result.course_id = course.id and due_at is not null
          group by activity_id, due_at
        ) as said
        order by activity_id, students desc, due_at
      ) as commonest on commonest.activity_id = activity.id
      where activity.course_id = course.id
      offset 0
    ) as activity
    where assignment.user_id = ${userId} and assignment.course_id is not null
      and case when activity.kind = 'lesson' then activity.held else to_jsonb(activity.due_at) end is not null
    order by "dueAt" nulls last, course.id, activity.position, activity.id`.execute(database());
  return rows;
}
