import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { ActivityKind } from '../contract.ts';
import { cellsApartAsOf, cellsAsOf } from './cells-as-of.ts';

/** Something that a student of a course has still to do, or might do again. */
export interface OpenWork {
  studentId: number;
  activityId: number;
  name: string;
  kind: ActivityKind;
  /** Place in the course. */
  position: number;
  state: 'overdue' | 'failed' | 'open';
  /** Null, too, of a deadline that has passed and does not count: it tells nothing of when. */
  dueAt: Date | null;
}

/**
 * What the students of a course have not done, or done below the pass mark, each student's by date; in one statement. Of
 * lessons and of what a student is excused from there is nothing to do.
 *
 * @param studentIds default: everybody. Of one, nothing is read but the own results
 */
export async function listOpenWork(courseId: number, at: Date, studentIds?: readonly number[]): Promise<OpenWork[]> {
  const only = studentIds?.length === 1 ? studentIds.at(0) : undefined;
  const ofMany = sql`(${studentIds === undefined} or cell.student_id = any(${studentIds ?? []}::integer[]))`;
  const { rows } = await sql<OpenWork>`
    select cell.student_id as "studentId", activity.id as "activityId", activity.name, activity.kind, activity.position,
      case when is_overdue then 'overdue' when is_failed then 'failed' else 'open' end as state,
      case when cell.due_at > ${at} or cell.counts_from <= ${at} then cell.due_at end as "dueAt"
    from ${only === undefined ? cellsApartAsOf(courseId, at) : cellsAsOf(courseId, at)} as cell
      join activity on activity.id = cell.activity_id and activity.course_id = ${courseId}
    where not cell.is_lesson and not cell.is_excused and (not is_done or is_failed)
      and ${only === undefined ? ofMany : sql`cell.student_id = ${only}`}
    order by cell.student_id, cell.due_at nulls last, activity.position, activity.id`.execute(database());
  return rows;
}
