import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Verdict } from '../contract.ts';
import { questionsOf } from './questions.ts';

/** What some students answered to a question. */
export interface GivenAnswer {
  activityId: number;
  position: number;
  given: string;
  hash: string;
  verdict: Verdict;
}

/** Each thing that was answered to each question of a course, once. */
export async function listGivenAnswers(courseId: number): Promise<GivenAnswer[]> {
  const { rows } = await sql<GivenAnswer>`
    select distinct activity_id as "activityId", position, given, given_hash as hash, verdict
    from answer join ${questionsOf(courseId)} as question using (activity_id, position)
    where course_id = ${courseId} and holds`.execute(database());
  return rows;
}

/** Says of answers what they are, of all students who answered so. */
export async function setVerdicts(
  courseId: number,
  answers: readonly Pick<GivenAnswer, 'activityId' | 'position' | 'hash' | 'verdict'>[],
): Promise<void> {
  if (answers.length === 0) return;
  await sql`
    update answer set verdict = judged.verdict
    from unnest(
      ${answers.map(({ activityId }) => activityId)}::integer[], ${answers.map(({ position }) => position)}::smallint[],
      ${answers.map(({ hash }) => hash)}::text[], ${answers.map(({ verdict }) => verdict)}::answer_verdict[]
    ) as judged (activity_id, position, hash, verdict)
    where course_id = ${courseId} and answer.activity_id = judged.activity_id
      and answer.position = judged.position and given_hash = judged.hash`.execute(database());
}

/** A teacher's word on an answer. */
export interface Mark {
  activityId: number;
  position: number;
  /** Of the answer as it is compared. */
  key: string;
  verdict: 'right' | 'wrong';
}

export async function listMarks(courseId: number): Promise<Mark[]> {
  const { rows } = await sql<Mark>`
    select activity_id as "activityId", position, given_key as key, verdict
    from answer_mark where course_id = ${courseId}`.execute(database());
  return rows;
}

/** Sets or takes back a mark. @param userId who does it; null: the command line */
export async function setMark(
  courseId: number,
  { activityId, position, key, verdict }: Omit<Mark, 'verdict'> & { verdict: Mark['verdict'] | null },
  userId: string | null,
): Promise<void> {
  if (verdict === null) {
    await sql`
      delete from answer_mark where course_id = ${courseId} and activity_id = ${activityId}
        and position = ${position} and given_key = ${key}`.execute(database());
    return;
  }
  await sql`
    insert into answer_mark (course_id, activity_id, position, given_key, verdict, marked_by)
    values (${courseId}, ${activityId}, ${position}, ${key}, ${verdict}::answer_verdict, ${userId})
    on conflict (course_id, activity_id, position, given_key) do update
      set verdict = excluded.verdict, marked_by = excluded.marked_by, marked_at = now()`.execute(database());
}
