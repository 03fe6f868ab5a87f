import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { database } from '../runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { countTasksIn, createEffectTable, dropEffectTable, listWrongEffects } from '#test/support/effects.ts';
import { testTask } from '#test/support/tasks.ts';
import { createTaskCatalogue } from './catalogue.ts';
import { enqueueMany } from './enqueue.ts';
import { createWorker } from './worker.ts';

const task = testTask({
  name: 'test.drained',
  handler: (_, run) =>
    run.complete(async () => {
      await sql`insert into effect (task_id) values (${run.id})`.execute(database());
    }),
});

describeOnBothDatabases(
  'four workers',
  (test) => {
    it(
      'drain 1,000 tasks, the effect of each happening once',
      () =>
        test.run(async () => {
          await createEffectTable();
          const ids = await enqueueMany(
            task,
            Array.from({ length: 1000 }, (_, courseId) => ({ courseId })),
          );
          const workers = ['1', '2', '3', '4'].map((name) =>
            createWorker({ runtime: test.runtime, queues: ['ingest'], concurrency: 4, name }),
          );
          for (const worker of workers) worker.start();
          await expect.poll(() => countTasksIn('done'), { interval: 100, timeout: 60_000 }).toBe(ids.length);
          await Promise.all(workers.map((worker) => worker.stop()));
          expect(await listWrongEffects()).toEqual([]);
          const attempts = await database().selectFrom('task_attempt').select('worker').distinct().execute();
          expect(attempts).toHaveLength(4);
          await dropEffectTable();
        }),
      90_000,
    );
  },
  { tasks: createTaskCatalogue([task]) },
);
