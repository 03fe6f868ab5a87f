import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { CourseOutcome } from '../outcome/contract.ts';

/** How a student ended a course; the moment as far as it is known. */
export interface Outcome {
  readonly studentId: number;
  readonly outcome: CourseOutcome;
  readonly at: Date | null;
}

/** An outcome that an import says otherwise than what was known. */
export interface OutcomeChange extends Outcome {
  /** Null: nothing was known. */
  readonly before: { readonly outcome: CourseOutcome; readonly at: Date | null } | null;
}

/** The newest word about each student of a course. */
const newest = (courseId: number) => sql`
  select distinct on (student_id) student_id, outcome, outcome_at from enrolment_outcome
  where course_id = ${courseId} order by student_id, place desc`;

/**
 * Stores what an import says of how students ended a course; one statement. An outcome without a moment leaves the moment
 * that is known of the same outcome.
 *
 * @returns where that is something new
 */
export async function setOutcomes(
  courseId: number,
  importNumber: number,
  outcomes: readonly Outcome[],
): Promise<OutcomeChange[]> {
  if (outcomes.length === 0) return [];
  const { rows } = await sql<Outcome & { before: CourseOutcome | null; beforeAt: Date | null }>`
    with said as (
      select * from unnest(${outcomes.map(({ studentId }) => studentId)}::integer[],
        ${outcomes.map(({ outcome }) => outcome)}::course_outcome[],
        ${outcomes.map(({ at }) => at)}::timestamptz[]) with ordinality as said (student_id, outcome, said_at, row)
    ), known as (${newest(courseId)}), judged as (
      select row, said.student_id, said.outcome, known.outcome as before, known.outcome_at as before_at,
        coalesce(said_at, case when known.outcome = said.outcome then known.outcome_at end) as outcome_at
      from said left join known on known.student_id = said.student_id
    ), stored as (
      insert into enrolment_outcome (course_id, student_id, import_number, outcome, outcome_at)
      select ${courseId}, student_id, ${importNumber}, outcome, outcome_at from judged order by row
    )
    select student_id as "studentId", outcome, outcome_at as at, before, before_at as "beforeAt" from judged
    where (outcome, outcome_at) is distinct from (before, before_at) order by row`.execute(database());
  return rows.map(({ before, beforeAt, ...row }) => ({
    ...row,
    before: before === null ? null : { outcome: before, at: beforeAt },
  }));
}

/** How the students of a course have ended it, as far as imports say it. */
export async function listOutcomes(courseId: number): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`
    select student_id as "studentId", outcome, outcome_at as at from (${newest(courseId)}) as known
    order by 1`.execute(database());
  return rows;
}

/** Takes back what an import has said of a course; what was said before holds again. */
export async function removeOutcomes(courseId: number, importNumber: number): Promise<void> {
  await sql`delete from enrolment_outcome where course_id = ${courseId} and import_number = ${importNumber}`.execute(
    database(),
  );
}
