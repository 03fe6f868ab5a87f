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

/** The results of one activity: as many in each list, in one order. Seconds since 1970. */
interface ResultLists {
  activityId: number;
  studentIds: number[];
  statuses: ResultStatus[];
  scores: (number | null)[];
  completed: (number | null)[];
  due: (number | null)[];
}

/**
 * The activities of a course and all that is recorded of results in them, lessons aside, in two statements. Not attempted,
 * without a deadline of its own, says no more than no result and is left out. Whoever wants to know how a course stood at a
 * moment and needs no more than counts asks `cellsAsOf`.
 *
 * Results come as lists, a row for each activity: of 200,000 results one by one, reading rows and times takes a second.
 */
export async function listRecorded(courseId: number): Promise<RecordedCourse> {
  const { rows: activities } = await sql<RecordedActivity>`
    select id, kind, due_at as "dueAt", max_points as "maxPoints" from activity
    where course_id = ${courseId} and kind <> 'lesson' order by id`.execute(database());
  const { rows } = await sql<ResultLists>`
    select activity_id as "activityId", json_agg(student_id) as "studentIds", json_agg(status) as statuses,
      json_agg(score) as scores, json_agg(extract(epoch from completed_at)) as completed,
      json_agg(extract(epoch from due_at)) as due
    from result where course_id = ${courseId} and activity_id = any(${activities.map(({ id }) => id)}::integer[])
      and (status <> 'not_attempted' or due_at is not null)
    group by activity_id order by activity_id`.execute(database());
  return { activities, results: rows.flatMap((lists) => resultsOf(lists)) };
}

/** Whether any activity of a course, lessons aside, or any result in one has a deadline. */
export async function hasDeadlines(courseId: number): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from activity where course_id = ${courseId} and kind <> 'lesson' and due_at is not null)
      or exists (
        select from result where course_id = ${courseId} and due_at is not null
          and activity_id in (select id from activity where course_id = ${courseId} and kind <> 'lesson')
      ) as has`.execute(database());
  return rows.at(0)?.has ?? false;
}

function resultsOf({ activityId, studentIds, statuses, scores, completed, due }: ResultLists): RecordedResult[] {
  return studentIds.map((studentId, index) => ({
    studentId,
    activityId,
    status: statuses[index] ?? 'not_attempted',
    score: scores[index] ?? null,
    completedAt: dateOf(completed[index] ?? null),
    dueAt: dateOf(due[index] ?? null),
  }));
}

function dateOf(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(Math.round(seconds * 1000));
}
