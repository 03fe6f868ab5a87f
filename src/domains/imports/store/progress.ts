import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { courseAssessedAt } from '#domains/risk/index.ts';
import { taskNames } from './task-names.ts';

/** How many tasks of the queue go before the reading of a batch; null when that has begun. */
export async function countAhead(batchId: string): Promise<number | null> {
  const { rows } = await sql<{ ahead: number }>`
    select (
      select count(*) from task as other where other.state = 'queued' and other.queue = mine.queue
        and (other.lane, other.due_at, other.id) < (mine.lane, mine.due_at, mine.id)
    ) as ahead
    from task as mine
    where mine.state = 'queued' and mine.name = ${taskNames.parse} and mine.key = ${batchId}`.execute(database());
  return rows.at(0)?.ahead ?? null;
}

/** How many of the courses of a batch are recomputed, and at the rate until now how long the others take. */
export async function countRecomputed(
  batchId: string,
): Promise<{ done: number; total: number; secondsLeft: number | null }> {
  const { rows } = await sql<{ done: number; total: number; secondsLeft: number | null }>`
    select count(at) as done, count(*) as total,
      ceil(extract(epoch from max(at) - min(at)) / nullif(count(at) - 1, 0) * (count(*) - count(at)))::integer
        as "secondsLeft"
    from import_batch_course cross join lateral (
      select ${courseAssessedAt(sql.ref('import_batch_course.course_id'), sql.ref('import_batch_course.data_version'))} as at
    ) as assessed
    where import_batch_course.batch_id = ${batchId} and import_batch_course.data_version > 0`.execute(database());
  return rows.at(0) ?? { done: 0, total: 0, secondsLeft: null };
}
