import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Verdict } from '../contract.ts';
import { questionsOf } from './questions.ts';

/** How many students of a course answered so. */
export interface GivenCount {
  activityId: number;
  position: number;
  given: string;
  verdict: Verdict;
  students: number;
}

/** What the students of a course answered, each thing once; the most frequent first. */
export async function countGiven(courseId: number): Promise<GivenCount[]> {
  const { rows } = await sql<GivenCount>`
    select activity_id as "activityId", position, given, verdict, count(*)::integer as students
    from answer join ${questionsOf(courseId)} as question using (activity_id, position)
      join enrolment on enrolment.course_id = ${courseId} and enrolment.student_id = answer.student_id
    where answer.course_id = ${courseId} and holds
    group by activity_id, position, given, verdict order by students desc, given`.execute(database());
  return rows;
}

/** A course's test by what it is called and about. */
export interface Test {
  id: number;
  name: string;
  topic: string | null;
}

/** Tests that have questions, in the order of the course. */
export async function listNamedTests(courseId: number): Promise<Test[]> {
  const { rows } = await sql<Test>`
    select id, name, topic from activity
    where course_id = ${courseId} and id in (select activity_id from question where course_id = ${courseId})
    order by position, id`.execute(database());
  return rows;
}

export interface OwnAnswer {
  activityId: number;
  position: number;
  given: string;
  verdict: Verdict;
}

/** What one student answered. */
export async function listAnswersOfStudent(courseId: number, studentId: number): Promise<OwnAnswer[]> {
  const { rows } = await sql<OwnAnswer>`
    select activity_id as "activityId", position, given, verdict
    from answer join ${questionsOf(courseId)} as question using (activity_id, position)
    where course_id = ${courseId} and student_id = ${studentId} and holds order by activity_id, position`.execute(
    database(),
  );
  return rows;
}
