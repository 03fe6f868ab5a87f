import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { SaidTopic } from '../contract.ts';
import type { JudgedQuestion } from '../judge.ts';
import { testKeyStart } from '../comparing/contract.ts';

/** A question to be stored. */
export interface NewQuestion extends JudgedQuestion {
  readonly activityId: number;
  readonly position: number;
  readonly text: string;
}

/** A question as it holds. */
export type Question = NewQuestion;

/** The questions of a course that hold: of each test those that were said last. */
export const questionsOf = (courseId: number): RawBuilder<unknown> => sql`(
  select activity_id, position, text, options, right_answer from (
    select *, said_in = max(said_in) over (partition by activity_id) as holds from question
    where course_id = ${courseId}
  ) as said where holds)`;

export async function listQuestions(courseId: number): Promise<Question[]> {
  const { rows } = await sql<Question>`
    select activity_id as "activityId", position, text, options, right_answer as right
    from ${questionsOf(courseId)} as question order by activity_id, position`.execute(database());
  return rows;
}

/** Ids of a course's tests by their keys. */
export async function listTests(courseId: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; id: number }>`
    select source_key as key, id from activity
    where course_id = ${courseId} and starts_with(source_key, ${testKeyStart})`.execute(database());
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Stores what an import says of questions; those of its tests that were said before hold again when it is undone. */
export async function insertQuestions(
  courseId: number,
  saidIn: number,
  questions: readonly NewQuestion[],
): Promise<void> {
  if (questions.length === 0) return;
  await sql`
    insert into question (course_id, activity_id, said_in, position, text, options, right_answer)
    select ${courseId}, activity_id, ${saidIn}, position, text,
      case when options is not null then array(select jsonb_array_elements_text(options)) end, right_answer
    from unnest(
      ${questions.map(({ activityId }) => activityId)}::integer[], ${questions.map(({ position }) => position)}::smallint[],
      ${questions.map(({ text }) => text)}::text[],
      ${questions.map(({ options }) => (options === null ? null : JSON.stringify(options)))}::jsonb[],
      ${questions.map(({ right }) => right)}::text[]
    ) as said (activity_id, position, text, options, right_answer)`.execute(database());
}

/** The programme of a course as it holds, in its order. */
export async function listSyllabus(courseId: number): Promise<SaidTopic[]> {
  const { rows } = await sql<SaidTopic>`
    select topic, week, contents, tasks from syllabus_topic
    where course_id = ${courseId}
      and said_in = (select max(said_in) from syllabus_topic where course_id = ${courseId})
    order by position`.execute(database());
  return rows;
}

export async function insertSyllabus(courseId: number, saidIn: number, topics: readonly SaidTopic[]): Promise<void> {
  if (topics.length === 0) return;
  await sql`
    insert into syllabus_topic (course_id, said_in, position, topic, week, contents, tasks)
    select ${courseId}, ${saidIn}, said.* from unnest(
      ${topics.map((_, index) => index + 1)}::smallint[], ${topics.map(({ topic }) => topic)}::text[],
      ${topics.map(({ week }) => week)}::text[], ${topics.map(({ contents }) => contents)}::text[],
      ${topics.map(({ tasks }) => tasks)}::text[]) as said`.execute(database());
}

/** Takes back what an import said of questions and of the programme. */
export async function removeQuestions(courseId: number, saidIn: number): Promise<void> {
  await sql`delete from question where course_id = ${courseId} and said_in = ${saidIn}`.execute(database());
  await sql`delete from syllabus_topic where course_id = ${courseId} and said_in = ${saidIn}`.execute(database());
}

/** Whether students of a course see the right answers beside their mistakes. */
export async function showsRightAnswers(courseId: number): Promise<boolean> {
  const row = await database()
    .selectFrom('course')
    .select('shows_right_answers')
    .where('id', '=', courseId)
    .executeTakeFirst();
  return row?.shows_right_answers ?? false;
}

export async function setShowsRightAnswers(courseId: number, shown: boolean): Promise<void> {
  await database().updateTable('course').set({ shows_right_answers: shown }).where('id', '=', courseId).execute();
}
