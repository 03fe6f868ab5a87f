import type { Pool } from 'pg';
import { testKeyStart } from '#domains/questions/comparing/contract.ts';

/** Five questions of the first test of each course, and an answer of every student to each of them. */
export async function fillAnswers(pool: Pool): Promise<void> {
  await pool.query(
    `update activity set source_key = $1::text || id where id in (
       select min(id) from activity where kind = 'test' group by course_id)`,
    [testKeyStart],
  );
  await pool.query(
    `insert into question (course_id, activity_id, said_in, position, text, options, right_answer)
     select course_id, id, 1, position, 'Question ' || position, '{a,b,c,d}', '2'
     from activity cross join generate_series(1, 5) as position where starts_with(source_key, $1)`,
    [testKeyStart],
  );
  await pool.query(
    `insert into answer (course_id, student_id, activity_id, position, given, verdict, said_in, holds)
     select course_id, student_id, activity_id, position, given::text,
       case given when 2 then 'right' else 'wrong' end::answer_verdict, '{1}', true
     from question join enrolment using (course_id), lateral (
       select 1 + (student_id + question.position) % 4 as given) as chosen`,
  );
  await pool.query('analyze activity, question, answer');
}
