import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Showing } from '../settings/contract.ts';

/** Whether the students of a course (its id) see at once what nobody has checked. */
export const showsAtOnce = sql`exists (select from recommendation_setting as setting
  where setting.course_id = recommendation.course_id and setting.shown = 'at_once')`;

/** What the course has set; undefined: nothing. */
export async function findShowing(courseId: number): Promise<Showing | undefined> {
  const { rows } = await sql<{ shown: Showing }>`
    select shown from recommendation_setting where course_id = ${courseId}`.execute(database());
  return rows.at(0)?.shown;
}

export async function setShowing(courseId: number, shown: Showing, userId: string): Promise<void> {
  await sql`
    insert into recommendation_setting (course_id, shown, updated_by) values (${courseId}, ${shown}, ${userId})
    on conflict (course_id) do update set shown = excluded.shown, updated_by = excluded.updated_by, updated_at = now()
  `.execute(database());
}
