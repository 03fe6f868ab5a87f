import { sql, type Selectable } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Task as TaskTable, TaskAttempt } from '#kernel/database/tables.ts';
import type { TaskListQuery } from '../contract.ts';

export type TaskRow = Selectable<TaskTable>;
export type TaskAttemptRow = Selectable<TaskAttempt>;

/** Newest first (ids grow with time), beginning after the cursor; one more than asked tells that there are more. */
export async function listTaskRows({ state, queue, name, cursor, limit }: TaskListQuery): Promise<TaskRow[]> {
  let query = database().selectFrom('task').selectAll();
  if (state !== undefined) query = query.where('state', '=', state);
  if (queue !== undefined) query = query.where('queue', '=', queue);
  if (name !== undefined) query = query.where('name', '=', name);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  return query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

export async function findTaskRow(id: string): Promise<TaskRow | undefined> {
  return database().selectFrom('task').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Ended attempts, newest first. None begins before its task was created (but for a
 * little, as clocks go): earlier months are not looked into. */
export async function listAttemptRows(task: Pick<TaskRow, 'id' | 'created_at'>): Promise<TaskAttemptRow[]> {
  return database()
    .selectFrom('task_attempt')
    .selectAll()
    .where('task_id', '=', task.id)
    .where('started_at', '>=', sql<Date>`${task.created_at}::timestamptz - interval '1 hour'`)
    .orderBy('started_at', 'desc')
    .limit(100)
    .execute();
}
