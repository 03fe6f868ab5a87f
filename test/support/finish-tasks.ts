import { expect } from 'vitest';
import { sql } from 'kysely';
import { database, type Runtime } from '#kernel/runtime.ts';
import { queues } from '#kernel/tasks/define-task.ts';
import { createWakeBell } from '#kernel/tasks/wake-bell.ts';
import { createWorker } from '#kernel/tasks/worker.ts';

/**
 * Runs the tasks that wait, and those that follow from them, until none is left; letters and messages that wait for the
 * morning are not waited for. Inside `withRuntime`.
 */
export async function finishTasks(runtime: Runtime, timeout = 30_000): Promise<void> {
  const wakeBell = createWakeBell();
  runtime.wakeWorkers = (woken) => wakeBell.ring(woken);
  const worker = createWorker({ runtime, queues, concurrency: 4, name: 'test', wakeBell });
  worker.start();
  try {
    await expect.poll(countUnfinished, { timeout, interval: 20 }).toBe(0);
  } finally {
    await worker.stop();
  }
}

async function countUnfinished(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from task where state in ('queued', 'running') and not (
      due_at > now() + interval '1 minute' and (queue in ('email', 'tg') or name = 'notifications.dispatch')
    )`.execute(database());
  return rows.at(0)?.count ?? 0;
}
