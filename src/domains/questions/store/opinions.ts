import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** What a language model says of an answer. */
export interface Opinion {
  activityId: number;
  position: number;
  /** Of the answer as it is compared. */
  key: string;
  /** Of the question that was asked, with its right answer. */
  questionKey: string;
  /** Null: it is unsure. */
  verdict: 'right' | 'wrong' | null;
}

export async function listOpinions(courseId: number): Promise<Opinion[]> {
  const { rows } = await sql<Opinion>`
    select activity_id as "activityId", position, given_key as key, question_key as "questionKey", verdict
    from answer_opinion where course_id = ${courseId}`.execute(database());
  return rows;
}

/** Stores opinions in place of earlier ones; of activities that are gone meanwhile none. */
export async function setOpinions(courseId: number, model: string, opinions: readonly Opinion[]): Promise<void> {
  await sql`
    insert into answer_opinion (course_id, activity_id, position, given_key, question_key, verdict, model)
    select ${courseId}, activity.id, said.position, key, question_key, verdict, ${model}
    from unnest(
      ${opinions.map(({ activityId }) => activityId)}::integer[], ${opinions.map(({ position }) => position)}::smallint[],
      ${opinions.map(({ key }) => key)}::text[], ${opinions.map(({ questionKey }) => questionKey)}::text[],
      ${opinions.map(({ verdict }) => verdict)}::answer_verdict[]
    ) as said (activity_id, position, key, question_key, verdict)
      join activity on activity.course_id = ${courseId} and activity.id = said.activity_id
    on conflict (course_id, activity_id, position, given_key) do update
      set question_key = excluded.question_key, verdict = excluded.verdict, model = excluded.model, created_at = now()`.execute(
    database(),
  );
}
