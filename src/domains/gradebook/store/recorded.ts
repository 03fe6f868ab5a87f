import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { ActivityKind, ResultStatus } from '../contract.ts';

/** An activity with its own deadline; those of single results are theirs. */
export interface RecordedActivity {
  id: number;
  kind: ActivityKind;
  dueAt: Date | null;
  /** In the unit of the source; null where it does not say what the most is. */
  maxPoints: number | null;
}

export interface RecordedResult {
  studentId: number;
  activityId: number;
  status: ResultStatus;
  /** Of `maxPoints`. */
  score: number | null;
  completedAt: Date | null;
  /** A deadline of this student only. */
  dueAt: Date | null;
}

/** What the sources have said of a course, whenever it was: lessons aside. */
export interface RecordedCourse {
  activities: RecordedActivity[];
  results: RecordedResult[];
}

/**
 * The activities of a course and all results in them as they are recorded, lessons aside, in two statements. Whoever wants
 * to know how a course stood at a moment and needs no more than counts asks `cellsAsOf`.
 */
export async function listRecorded(courseId: number): Promise<RecordedCourse> {
  const { rows: activities } = await sql<RecordedActivity>`
    select id, kind, due_at as "dueAt", max_points as "maxPoints" from activity
    where course_id = ${courseId} and kind <> 'lesson' order by id`.execute(database());
  const { rows: results } = await sql<RecordedResult>`
    select student_id as "studentId", activity_id as "activityId", status, score, completed_at as "completedAt",
      due_at as "dueAt"
    from result where course_id = ${courseId} and activity_id = any(${activities.map(({ id }) => id)}::integer[])
    order by student_id, activity_id`.execute(database());
  return { activities, results };
}
