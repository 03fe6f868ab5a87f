import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Answers as columns of equal length, no answer twice. */
export interface IncomingAnswers {
  readonly studentIds: readonly number[];
  readonly activityIds: readonly number[];
  readonly positions: readonly number[];
  readonly given: readonly string[];
}

/** What storing answers does. */
export interface UpsertedAnswers {
  readonly new: number;
  readonly changed: number;
  /** Of the changed: those that put another answer in place of one. */
  readonly overwritten: number;
  readonly same: number;
  readonly skipped: number;
  /** Names which answers changed. */
  readonly digest: string;
}

const rowsOf = ({ studentIds, activityIds, positions, given }: IncomingAnswers): RawBuilder<unknown> => sql`
  select * from unnest(${[...studentIds]}::integer[], ${[...activityIds]}::integer[], ${[...positions]}::smallint[],
    ${[...given]}::text[]) as said (student_id, activity_id, position, given)`;

const isSameQuestion = (one: string, other: string): RawBuilder<boolean> => sql<boolean>`
  (${sql.ref(`${one}.student_id`)}, ${sql.ref(`${one}.activity_id`)}, ${sql.ref(`${one}.position`)})
    = (${sql.ref(`${other}.student_id`)}, ${sql.ref(`${other}.activity_id`)}, ${sql.ref(`${other}.position`)})`;

const saidLast = (table: string): RawBuilder<number> => {
  const imports = sql.ref(`${table}.said_in`);
  return sql<number>`(${imports})[cardinality(${imports})]`;
};

/**
 * Stores answers that an import says; they hold from now on. Callers hold the course's row.
 *
 * @param saidIn greater than that of every earlier import of the course
 */
export async function upsertAnswers(
  courseId: number,
  saidIn: number,
  incoming: IncomingAnswers,
): Promise<UpsertedAnswers> {
  const { rows } = await sql<UpsertedAnswers>`
    with compared as (
      select said.*, held.given as before
      from (${rowsOf(incoming)}) as said
        left join answer as held on held.course_id = ${courseId} and held.holds and ${isSameQuestion('held', 'said')}
    )
    select count(*) filter (where before is null)::integer as new,
      count(*) filter (where before <> given)::integer as changed,
      count(*) filter (where before <> given and btrim(before) <> '')::integer as overwritten,
      count(*) filter (where before = given)::integer as same,
      count(*) filter (where btrim(given) = '')::integer as skipped,
      md5(coalesce(string_agg(concat_ws(' ', student_id, activity_id, position, md5(before)), ',' order by student_id,
        activity_id, position) filter (where before <> given), '')) as digest
    from compared`.execute(database());
  const [counts] = rows;
  if (!counts) throw new Error('an aggregate returned no row');
  await sql`
    insert into answer as known (course_id, student_id, activity_id, position, given, said_in, holds)
    select ${courseId}, said.*, ${[saidIn]}::integer[], true from (${rowsOf(incoming)}) as said
    on conflict (course_id, student_id, activity_id, position, given_hash) do update
      set said_in = known.said_in || excluded.said_in, holds = true`.execute(database());
  if (counts.changed > 0) {
    await sql`
      update answer as old set holds = false
      from answer as said
      where old.course_id = ${courseId} and said.course_id = ${courseId} and old.holds and said.holds
        and ${saidLast('said')} = ${saidIn} and ${saidLast('old')} < ${saidIn}
        and ${isSameQuestion('old', 'said')}`.execute(database());
  }
  return counts;
}

/** Takes back what an import said; what was said before it holds again. */
export async function removeAnswers(courseId: number, saidIn: number): Promise<void> {
  await sql`
    update answer set said_in = array_remove(said_in, ${saidIn}), holds = false
    where course_id = ${courseId} and said_in @> ${[saidIn]}::integer[]`.execute(database());
  await sql`delete from answer where course_id = ${courseId} and said_in = '{}'`.execute(database());
  await sql`
    update answer set holds = false from answer as later
    where answer.course_id = ${courseId} and later.course_id = ${courseId} and answer.holds
      and ${isSameQuestion('later', 'answer')} and ${saidLast('later')} > ${saidLast('answer')}`.execute(database());
  await sql`
    update answer set holds = true
    where course_id = ${courseId} and not holds and not exists (
      select from answer as later where later.course_id = ${courseId} and ${isSameQuestion('later', 'answer')}
        and ${saidLast('later')} > ${saidLast('answer')})`.execute(database());
}

/** What taking back an import would do to answers that hold. */
export async function previewRemoval(
  courseId: number,
  saidIn: number,
): Promise<{ removed: number; restored: number; confirmed: number }> {
  const { rows } = await sql<{ removed: number; restored: number; confirmed: number }>`
    select count(*) filter (where isOnly and not hasOther)::integer as removed,
      count(*) filter (where isOnly and hasOther)::integer as restored,
      count(*) filter (where not isOnly)::integer as confirmed
    from (
      select cardinality(said_in) = 1 as isOnly, exists (
        select from answer as other where other.course_id = ${courseId} and ${isSameQuestion('other', 'answer')}
          and other.given_hash <> answer.given_hash) as hasOther
      from answer where course_id = ${courseId} and holds and said_in @> ${[saidIn]}::integer[]
    ) as said`.execute(database());
  const [found] = rows;
  if (!found) throw new Error('an aggregate returned no row');
  return found;
}
