import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { reviewedKinds, type ReviewFilter, type ReviewItem, type Waiting } from '../review/contract.ts';
import { listReviewItems } from './review-items.ts';

const kinds = [...reviewedKinds];

/** Where a page of drafts ends. */
export interface DraftPlace {
  readonly isReturned: boolean;
  readonly urgency: number;
  readonly id: string;
}

/** Where a page of decided ones ends; the moment in microseconds since 1970. */
export interface DecidedPlace {
  readonly at: string;
  readonly id: string;
}

/**
 * Drafts of courses: those that low ratings brought back, then the most urgent. Course by course by the index, so that a
 * page costs as many rows as it shows of each course, however many wait.
 */
export function listDrafts(
  courseIds: readonly number[],
  filter: ReviewFilter,
  limit: number,
  after: DraftPlace | undefined,
): Promise<Omit<ReviewItem, 'mayDecide'>[]> {
  const behind =
    after &&
    sql`((returned_at is null), (-urgency), id) > (${!after.isReturned}::boolean, ${-after.urgency}::double precision,
      ${after.id}::uuid)`;
  return listReviewItems(
    sql`select draft.* from unnest(${[...courseIds]}::integer[]) as own (id) cross join lateral (
        select * from recommendation where ${conditions(sql`state = 'draft'`, behind, filter)}
        order by (returned_at is null), (-urgency), id limit ${limit}
      ) as draft order by (draft.returned_at is null), (-draft.urgency), draft.id limit ${limit}`,
    sql`(shown.returned_at is null), (-shown.urgency), shown.id`,
  );
}

/** Decided ones of courses, the last first. @returns each with its moment in microseconds since 1970 */
export async function listDecided(
  courseIds: readonly number[],
  state: 'approved' | 'rejected',
  filter: ReviewFilter,
  limit: number,
  after: DecidedPlace | undefined,
): Promise<Omit<ReviewItem, 'mayDecide'>[]> {
  const behind =
    after &&
    sql`(decided_at, id) < (timestamptz 'epoch' + ${after.at}::bigint * interval '1 microsecond', ${after.id}::uuid)`;
  return listReviewItems(
    sql`select decided.* from unnest(${[...courseIds]}::integer[]) as own (id) cross join lateral (
        select * from recommendation
        where ${conditions(sql`state in ('approved', 'rejected') and state = ${state}`, behind, filter)}
        order by decided_at desc, id desc limit ${limit}
      ) as decided order by decided.decided_at desc, decided.id desc limit ${limit}`,
    sql`shown.decided_at desc, shown.id desc`,
  );
}

/** The moment at which it was decided, in microseconds since 1970. */
export async function decidedPlace(id: string): Promise<DecidedPlace | undefined> {
  const { rows } = await sql<{ at: string }>`
    select (extract(epoch from decided_at) * 1000000)::bigint::text as at from recommendation
    where id = ${id} and decided_at is not null`.execute(database());
  return rows.map(({ at }) => ({ at, id })).at(0);
}

/** One of a course; undefined: there is none. */
export async function findReviewItem(courseId: number, id: string): Promise<Omit<ReviewItem, 'mayDecide'> | undefined> {
  const [item] = await listReviewItems(
    sql`select * from recommendation where id = ${id} and course_id = ${courseId} and kind = any(${kinds}::text[])`,
    sql`shown.id`,
  );
  return item;
}

/** How many wait in each of the courses; those where none does are left out. */
export async function countWaiting(courseIds: readonly number[]): Promise<Waiting['courses']> {
  const { rows } = await sql<Waiting['courses'][number]>`
    select course.id, course.name, waiting.waiting, waiting.returned
    from unnest(${[...courseIds]}::integer[]) as own (id)
    join course on course.id = own.id
    cross join lateral (
      select count(*)::integer as waiting, count(returned_at)::integer as returned from recommendation
      where course_id = own.id and state = 'draft' and kind = any(${kinds}::text[])
    ) as waiting
    where waiting.waiting > 0 order by waiting.waiting desc, lower(course.name), course.id`.execute(database());
  return rows;
}

/** Only those asked for are part of the statement. */
function conditions(
  state: RawBuilder<unknown>,
  behind: RawBuilder<unknown> | undefined,
  { studentId, kind, zone, language, composer }: ReviewFilter,
): RawBuilder<unknown> {
  const all = [
    sql`course_id = own.id and kind = any(${kind === undefined ? kinds : [kind]}::text[])`,
    state,
    behind,
    studentId !== undefined && sql`student_id = ${studentId}`,
    language !== undefined && sql`language = ${language}`,
    composer !== undefined && sql`composer = ${composer}`,
    zone !== undefined &&
      sql`exists (select from student_zone where student_zone.course_id = recommendation.course_id
        and student_zone.student_id = recommendation.student_id and student_zone.zone = ${zone})`,
  ];
  return sql.join(
    all.filter((condition) => condition !== undefined && condition !== false),
    sql` and `,
  );
}
