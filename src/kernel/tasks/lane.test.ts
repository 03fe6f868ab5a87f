import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { database } from '../runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { getTaskRow, testTask } from '#test/support/tasks.ts';
import { createTaskCatalogue } from './catalogue.ts';
import { enqueueMany } from './enqueue.ts';
import { createWakeBell } from './wake-bell.ts';
import { createWorker } from './worker.ts';

const inputs = (count: number, from = 0) => Array.from({ length: count }, (_, index) => ({ courseId: from + index }));
const statesOf = async (ids: readonly string[]) => (await Promise.all(ids.map(getTaskRow))).map(({ state }) => state);
const countUnfinished = async () => {
  const { rows } = await sql`select from task where state <> 'done'`.execute(database());
  return rows.length;
};

describeOnBothDatabases('lanes', (test) => {
  it.each([2, 4])('keep one of %i places for interactive tasks while bulk ones take the others', (concurrency) =>
    test.run(async () => {
      const gate = Promise.withResolvers<undefined>();
      const bulkBegun: number[] = [];
      const task = testTask({
        name: 'test.work',
        handler: async ({ courseId }) => {
          if (courseId >= 1000) return;
          bulkBegun.push(courseId);
          await gate.promise;
        },
      });
      test.runtime.tasks = createTaskCatalogue([task]);
      const wakeBell = createWakeBell();
      test.runtime.wakeWorkers = (queues) => wakeBell.ring(queues);
      const worker = createWorker({
        runtime: test.runtime,
        queues: ['llm', 'ingest'],
        concurrency,
        name: 'worker',
        wakeBell,
        // What must happen sooner does not happen by polling.
        pollSeconds: 3600,
      });
      await enqueueMany(task, inputs(50), { lane: 'bulk' });
      worker.start();
      try {
        await expect.poll(() => bulkBegun.length).toBe(concurrency - 1);
        const urgent = await enqueueMany(task, inputs(3, 1000));
        await expect.poll(() => statesOf(urgent)).toEqual(['done', 'done', 'done']);
        expect(bulkBegun).toHaveLength(concurrency - 1);
        gate.resolve(undefined);
        await expect.poll(countUnfinished).toBe(0);
      } finally {
        gate.resolve(undefined);
        await worker.stop();
      }
    }),
  );
});
