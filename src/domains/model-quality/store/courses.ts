import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Every course, in the order in which they came. */
export async function listCourseIds(): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from course order by id`.execute(database());
  return rows.map(({ id }) => id);
}
