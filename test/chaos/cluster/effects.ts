import { setTimeout as wait } from 'node:timers/promises';
import { root } from '#app/root.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import type { Cluster } from '#test/cluster/cluster.ts';
import { plainTask } from '#test/support/tasks.ts';

/** Workers of the test's own: each effect of a task is a row, so that one that is missing or doubled shows. */
export async function addEffectWorkers(cluster: Cluster, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const name = `effects ${number}`;
    await cluster.add(name, (logFile) => ({
      kind: 'effects',
      program: process.execPath,
      parameters: ['test/support/processes/worker.process.ts', name, 'postgres', cluster.databaseUrl],
      environment: { PATH: process.env['PATH'] ?? '' },
      logFile,
      folder: root,
      isReady: async (printed) => printed.includes('working'),
    }));
  }
}

/** Enqueues tasks for them, a few at a time; while the database is away it tries again. Inside the runtime. */
export function startEnqueueing(): () => Promise<void> {
  const over = new AbortController();
  const loop = (async () => {
    while (!over.signal.aborted) {
      const inputs = Array.from({ length: 5 }, (_, courseId) => ({ courseId }));
      // Whether they are there when the answer is lost, the rows say.
      await enqueueMany(plainTask, inputs).catch(() => undefined);
      await wait(300);
    }
  })();
  return async () => {
    over.abort();
    await loop;
  };
}
