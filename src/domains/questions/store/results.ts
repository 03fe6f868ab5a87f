import { sql, type RawBuilder } from 'kysely';
import { clock, database } from '#kernel/runtime.ts';
import { testKeyStart } from '../comparing/contract.ts';
import { questionsOf } from './questions.ts';

/** Most points of a test with questions: its score is a percentage. */
export const mostPoints = 100;

/**
 * Answers of a course that hold, of questions that are there, as a table `(student_id, activity_id, position, verdict)`.
 */
export const answersOf = (courseId: number): RawBuilder<unknown> => sql`(
  select student_id, activity_id, position, verdict
  from answer join ${questionsOf(courseId)} as question using (activity_id, position)
  where course_id = ${courseId} and holds)`;

/** Tests of a course whose results are computed from answers. */
export const testsOf = (courseId: number): RawBuilder<unknown> => sql`(
  select id from activity where course_id = ${courseId} and starts_with(source_key, ${testKeyStart}))`;

/**
 * Computes the results of a course's tests from its answers. Done is a test in which anything was answered; its score is
 * right / (right + wrong + skipped), of 100, and there is none as long as nothing is checked. Skipped from beginning to
 * end, it is not attempted.
 */
export async function computeResults(courseId: number): Promise<void> {
  await sql`
    with counted as materialized (
      select student_id, activity_id, count(*) filter (where verdict = 'right') as right_ones,
        count(*) filter (where verdict <> 'unchecked') as checked, bool_or(verdict <> 'skipped') as is_done
      from ${answersOf(courseId)} as answer group by student_id, activity_id
    ), gone as (
      delete from result where course_id = ${courseId} and activity_id in ${testsOf(courseId)} and not exists (
        select from counted where counted.student_id = result.student_id and counted.activity_id = result.activity_id)
    )
    insert into result as known (course_id, student_id, activity_id, status, score, recorded_at)
    select ${courseId}, student_id, activity_id, (case when is_done then 'done' else 'not_attempted' end)::result_status,
      case when is_done and checked > 0 then ${mostPoints}::double precision * right_ones / checked end, ${clock().now()}
    from counted
    on conflict (course_id, student_id, activity_id) do update
      set status = excluded.status, score = excluded.score, recorded_at = excluded.recorded_at
      where (known.status, known.score) is distinct from (excluded.status, excluded.score)`.execute(database());
}
