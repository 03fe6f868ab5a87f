import { z } from 'zod';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { claimTasks, type ClaimedTask, type ClaimRequest } from '#kernel/tasks/claim.ts';
import { defineTask, type TaskDefinition } from '#kernel/tasks/define-task.ts';

/** A kind of task that does nothing, for tests that are about tasks as such. Its queue is `ingest`. */
export const plainTask = testTask({ name: 'test.plain' });

/** Like it, but of one key per course. */
export const keyedTask = testTask({ name: 'test.keyed', key: ({ courseId }) => `course ${courseId}` });

/** A task that ends without an effect of its own. */
export const quickTask = testTask({ name: 'test.quick' });

/** A task that processes of `worker.process.ts` never finish. */
export const stuckTask = testTask({ name: 'test.stuck' });

type Input = { courseId: number };

export function testTask(
  options: Pick<TaskDefinition<Input>, 'name'> & Partial<TaskDefinition<Input>>,
): TaskDefinition<Input> {
  return defineTask({
    queue: 'ingest',
    input: z.object({ courseId: z.number() }),
    handler: async () => {},
    ...options,
  });
}

/** Claims like a worker that knows the tasks of this file. */
export function claimForTest(request: Partial<ClaimRequest> = {}): Promise<ClaimedTask[]> {
  return claimTasks({
    queue: 'ingest',
    limit: 10,
    names: [plainTask.name, keyedTask.name],
    worker: 'test worker',
    leaseSeconds: 30,
    ...request,
  });
}

/** Claims exactly one task. */
export async function claimOne(request: Partial<ClaimRequest> = {}): Promise<ClaimedTask> {
  const [task, ...others] = await claimForTest({ limit: 1, ...request });
  if (!task || others.length > 0) throw new Error('expected to claim one task');
  return task;
}

/** Makes the leases of all running tasks, or of one, run out. */
export async function expireLeases(id?: string): Promise<void> {
  let update = database()
    .updateTable('task')
    .set({ lease_until: sql`now() - interval '1 second'` })
    .where('state', '=', 'running');
  if (id !== undefined) update = update.where('id', '=', id);
  await update.execute();
}

/** Lets the time of all waiting tasks come. */
export async function makeDue(): Promise<void> {
  await database()
    .updateTable('task')
    .set({ due_at: sql`now()` })
    .where('state', '=', 'queued')
    .where('due_at', '>', sql<Date>`now()`)
    .execute();
}

export function getTaskRow(id: string) {
  return database().selectFrom('task').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}
