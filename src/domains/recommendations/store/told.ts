import { sql } from 'kysely';
import type { Locale } from '#kernel/locale.ts';
import { database } from '#kernel/runtime.ts';
import type { Advice } from '../rating/contract.ts';
import { reviewedKinds } from '../review/contract.ts';
import { activitiesOf, doneOf, ratingObject } from './review-items.ts';
import { showsAtOnce } from './settings.ts';
import { settledOf } from './settled.ts';

const kinds = [...reviewedKinds];

/**
 * The gate: whether a student may see a row of `recommendation`. Approved ones; and, where the course says so, drafts that
 * nobody has checked, unless the student has brought them back.
 */
export const isShown = sql`(recommendation.state = 'approved'
  or (recommendation.state = 'draft' and recommendation.returned_at is null and ${showsAtOnce}))`;

interface ToldRow extends Omit<Advice, 'asOf' | 'shown'> {
  readonly asOf: Date;
  /** Null: not to be seen. */
  readonly shown: Advice['shown'];
}

/**
 * What a student is told now: the newest of each kind, and of each test. One that the student has brought back hides those
 * before it: what it replaced is no truer for that; and it is told of only while something waits for a teacher.
 */
export async function listTold(courseId: number, studentId: number, locale: Locale): Promise<Advice[]> {
  const { rows } = await sql<ToldRow>`
    with shown as (
      select distinct on (kind, activity_id) recommendation.*, ${isShown} as is_shown from recommendation
      where course_id = ${courseId} and student_id = ${studentId} and kind = any(${kinds}::text[])
        and (${isShown} or returned_at is not null)
      order by kind, activity_id, data_version desc, (language = ${locale}) desc, id desc
    )
    select shown.id, shown.kind, shown.activity_id as "testId", shown.composer, shown.state = 'approved' as "isChecked",
      shown.edited is not null as "isEdited", shown.as_of as "asOf", case when is_shown then json_build_object(
        'content', coalesce(shown.edited, shown.content), 'activities', ${activitiesOf(sql`coalesce(shown.edited, shown.content)`)},
        'done', ${doneOf}, 'settled', ${settledOf(sql`coalesce(shown.edited, shown.content)`, courseId)}) end as shown, (
        select ${ratingObject} from recommendation_rating as rating where rating.recommendation_id = shown.id
      ) as rating
    from shown
    where is_shown or exists (select from recommendation as waiting where waiting.course_id = ${courseId}
      and waiting.student_id = ${studentId} and waiting.kind = shown.kind and waiting.state = 'draft'
      and waiting.activity_id is not distinct from shown.activity_id)
    order by shown.kind, shown.id desc`.execute(database());
  return rows.map(({ asOf, ...told }) => ({ ...told, asOf: asOf.toISOString() }));
}

/** Whose account reads as these students; students without an account are left out. */
export async function listAccounts(studentIds: readonly number[]): Promise<{ studentId: number; userId: string }[]> {
  const { rows } = await sql<{ studentId: number; userId: string }>`
    select id as "studentId", user_id as "userId" from student
    where id = any(${[...new Set(studentIds)]}::integer[]) and user_id is not null`.execute(database());
  return rows;
}

/** Whether advice to a student waits to be checked, and whether some was composed in the last minutes. */
export async function findComposed(
  courseId: number,
  studentId: number,
  minutes: number,
): Promise<{ waits: boolean; isRecent: boolean }> {
  const { rows } = await sql<{ waits: boolean; isRecent: boolean }>`
    select coalesce(bool_or(state = 'draft' and not ${isShown}), false) as waits,
      coalesce(bool_or(created_at > now() - ${minutes}::integer * interval '1 minute'), false) as "isRecent"
    from recommendation where course_id = ${courseId} and student_id = ${studentId} and kind = 'advice'`.execute(
    database(),
  );
  return rows.at(0) ?? { waits: false, isRecent: false };
}
