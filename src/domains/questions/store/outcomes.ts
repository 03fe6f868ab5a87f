import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { answersOf } from './results.ts';

/** How a student answered one test: numbers of its questions by what is known of the answers. */
export interface TestOutcome {
  studentId: number;
  activityId: number;
  name: string;
  /** What the test is about. */
  topic: string;
  right: number[];
  wrong: number[];
  skipped: number[];
  unchecked: number[];
}

/** How each student of a course answered its tests, or one student, in one statement. */
export async function listTestOutcomes(courseId: number, studentId?: number): Promise<TestOutcome[]> {
  const { rows } = await sql<TestOutcome>`
    select student_id as "studentId", activity.id as "activityId", activity.name, coalesce(activity.topic, activity.name) as topic,
      coalesce(array_agg(given.position order by given.position) filter (where verdict = 'right'), '{}') as "right",
      coalesce(array_agg(given.position order by given.position) filter (where verdict = 'wrong'), '{}') as wrong,
      coalesce(array_agg(given.position order by given.position) filter (where verdict = 'skipped'), '{}') as skipped,
      coalesce(array_agg(given.position order by given.position) filter (where verdict = 'unchecked'), '{}') as unchecked
    from ${answersOf(courseId)} as given
      join activity on activity.id = given.activity_id and activity.course_id = ${courseId}
      join enrolment using (student_id)
    where enrolment.course_id = ${courseId} and (${studentId ?? null}::integer is null or student_id = ${studentId ?? null})
    group by student_id, activity.id order by student_id, activity.position, activity.id`.execute(database());
  return rows;
}
