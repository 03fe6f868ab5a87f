import { Client } from 'pg';
import { testKeyStart } from '#domains/questions/comparing/contract.ts';

/**
 * Five questions of the first test of each course, and an answer of every student to each of them. By a connection of its
 * own: those of the program are recorded.
 */
export async function fillAnswers(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await fill(client);
  } finally {
    await client.end();
  }
}

async function fill(client: Client): Promise<void> {
  await client.query(
    `update activity set source_key = $1::text || id where id in (
       select min(id) from activity where kind = 'test' group by course_id)`,
    [testKeyStart],
  );
  await client.query(
    `insert into question (course_id, activity_id, said_in, position, text, options, right_answer)
     select course_id, id, 1, place, 'Question ' || place, '{a,b,c,d}', '2'
     from activity cross join generate_series(1, 5) as place where starts_with(source_key, $1)`,
    [testKeyStart],
  );
  await client.query(
    `insert into answer (course_id, student_id, activity_id, position, given, verdict, said_in, holds)
     select course_id, student_id, activity_id, position, given::text,
       case given when 2 then 'right' else 'wrong' end::answer_verdict, '{1}', true
     from question join enrolment using (course_id), lateral (
       select 1 + (student_id + question.position) % 4 as given) as chosen`,
  );
  await client.query('analyze activity, question, answer');
}
