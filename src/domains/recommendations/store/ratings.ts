import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { database } from '#kernel/runtime.ts';
import type { RatingBody } from '../rating/contract.ts';
import { isShown } from './told.ts';

/** One that its student may rate, locked. */
export interface Ratable {
  readonly isShown: boolean;
  /** Its student has brought it back, and nobody has decided since. */
  readonly isReturned: boolean;
  readonly items: number;
}

/** Undefined: not the student's, or not to be seen and not brought back by the student. */
export async function lockRatable(
  id: string,
  { courseId, studentId }: { courseId: number; studentId: number },
): Promise<Ratable | undefined> {
  const { rows } = await sql<Ratable>`
    select ${isShown} as "isShown", coalesce(state in ('draft', 'outdated') and returned_at is not null and (
        select action = 'returned' from recommendation_decision as decision
        where decision.recommendation_id = recommendation.id order by decision.id desc limit 1
      ), false) as "isReturned", jsonb_array_length(coalesce(edited, content) -> 'items') as items
    from recommendation where id = ${id} and course_id = ${courseId} and student_id = ${studentId}
    for update of recommendation`.execute(database());
  return rows.find(({ isShown: seen, isReturned }) => seen || isReturned);
}

export async function setRating(id: string, { stars, comment }: RatingBody): Promise<void> {
  await sql`
    insert into recommendation_rating (recommendation_id, stars, comment)
    values (${id}, ${stars}, ${comment === '' ? null : comment})
    on conflict (recommendation_id) do update
      set stars = excluded.stars, comment = excluded.comment, rated_at = now()`.execute(database());
}

/**
 * Brings one that is locked back to the teachers. Where a newer draft waits already, that one takes its place: there is one
 * draft about one thing.
 */
export async function bringBack(id: string, userId: string): Promise<void> {
  await sql`
    with noted as (
      insert into recommendation_decision (id, recommendation_id, action, user_id, before)
      select ${newId()}, id, 'returned', ${userId},
        jsonb_build_object('state', state, 'edited', edited, 'returnedAt', returned_at)
      from recommendation where id = ${id}
    )
    update recommendation set returned_at = now(), state = case when exists (
      select from recommendation as newer where newer.course_id = recommendation.course_id
        and newer.student_id = recommendation.student_id and newer.kind = recommendation.kind
        and newer.language = recommendation.language and newer.activity_id is not distinct from recommendation.activity_id
        and newer.state = 'draft' and newer.id <> recommendation.id
    ) then 'outdated' else 'draft' end
    where id = ${id}`.execute(database());
}

/** Takes that back: the student thinks better of it. */
export async function withdrawReturn(id: string, userId: string): Promise<void> {
  await sql`
    with last as (
      select before from recommendation_decision where recommendation_id = ${id} order by id desc limit 1
    ), noted as (
      insert into recommendation_decision (id, recommendation_id, action, user_id, before)
      select ${newId()}, id, 'taken_back', ${userId},
        jsonb_build_object('state', state, 'edited', edited, 'returnedAt', returned_at)
      from recommendation where id = ${id}
    )
    update recommendation set state = case when state = 'outdated' and last.before ->> 'state' = 'draft'
        then 'outdated' else last.before ->> 'state' end,
      returned_at = (last.before ->> 'returnedAt')::timestamptz
    from last where id = ${id}`.execute(database());
}

export async function setDone(id: string, item: number, isDone: boolean): Promise<void> {
  await (
    isDone
      ? sql`insert into recommendation_done (recommendation_id, item) values (${id}, ${item}) on conflict do nothing`
      : sql`delete from recommendation_done where recommendation_id = ${id} and item = ${item}`
  ).execute(database());
}
