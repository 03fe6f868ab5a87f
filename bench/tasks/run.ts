// How many tasks a second does one process take through their whole life (enqueued, claimed, run, committed as done),
// and how soon does a task begin that a worker waits for? The tasks do nothing, so this is the cost of the table.
// Usage: ./pulse bench tasks [--json] [--write] [--quick] [--tasks 2000] [--rounds 3]
// PostgreSQL is that of PULSE_TEST_POSTGRES_URL, else one on this machine; without any its figures are null.
import { z } from 'zod';
import { withRuntime } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { defineTask } from '#kernel/tasks/define-task.ts';
import { enqueue, enqueueMany } from '#kernel/tasks/enqueue.ts';
import { createWakeBell } from '#kernel/tasks/wake-bell.ts';
import { createWorker } from '#kernel/tasks/worker.ts';
import { openTestDatabase, type DatabaseKind } from '#test/support/database/open.ts';
import { testRuntime } from '#test/support/runtime.ts';
import { readOptions } from '../common/options.ts';
import { findServer } from '../common/postgres.ts';
import { runBench } from '../common/run-bench.ts';
import { median, quantile, round, secondsOf } from '../common/statistics.ts';
import { tasksFigures } from './figures.ts';

const options = readOptions(['tasks', 'rounds']);
const count = options.number('tasks', 2000, 500);
const rounds = options.number('rounds', 3, 1);
const concurrencies = [1, 8, 32];

async function measure(kind: DatabaseKind) {
  const database = await openTestDatabase(kind);
  let begun = 0;
  let onBegun = (): void => {};
  const task = defineTask({
    name: 'bench.nothing',
    queue: 'ingest',
    input: z.object({ number: z.number() }),
    handler: async () => {
      begun += 1;
      onBegun();
    },
  });
  const wakeBell = createWakeBell();
  const runtime = testRuntime(database, {
    tasks: createTaskCatalogue([task]),
    wakeWorkers: (queues) => wakeBell.ring(queues),
  });
  const inputs = Array.from({ length: count }, (_, number) => ({ number }));

  /** Resolves when so many tasks have begun; the worker's stop then waits for their commits. */
  const untilBegun = (wanted: number): Promise<void> =>
    new Promise((resolve) => {
      onBegun = () => {
        if (begun >= wanted) resolve();
      };
    });

  async function drain(concurrency: number): Promise<number> {
    await database.empty();
    await enqueueMany(task, inputs);
    begun = 0;
    const worker = createWorker({ runtime, queues: ['ingest'], concurrency, name: 'bench' });
    return secondsOf(async () => {
      const all = untilBegun(count);
      worker.start();
      await all;
      await worker.stop();
    });
  }

  /** Milliseconds from the call of `enqueue` to the handler, for a worker with nothing else to do. */
  async function startLatencies(): Promise<number[]> {
    await database.empty();
    const worker = createWorker({ runtime, queues: ['ingest'], concurrency: 8, name: 'bench', wakeBell });
    worker.start();
    const latencies: number[] = [];
    for (let number = 0; number < 200; number += 1) {
      begun = 0;
      const started = performance.now();
      const first = untilBegun(1);
      await enqueue(task, { number });
      await first;
      latencies.push(performance.now() - started);
    }
    await worker.stop();
    return latencies;
  }

  try {
    return await withRuntime(runtime, async () => {
      const enqueueOne: number[] = [];
      const enqueueAll: number[] = [];
      const drains = new Map(concurrencies.map((concurrency) => [concurrency, new Array<number>()]));
      for (let turn = 0; turn < rounds; turn += 1) {
        await database.empty();
        const few = inputs.slice(0, 200);
        enqueueOne.push(
          (await secondsOf(async () => {
            for (const input of few) await enqueue(task, input);
          })) / few.length,
        );
        enqueueAll.push((await secondsOf(() => enqueueMany(task, inputs))) / count);
        for (const [concurrency, taken] of drains) taken.push((await drain(concurrency)) / count);
      }
      const latencies = await startLatencies();
      const perSecond = (secondsEach: readonly number[]): number => Math.round(1 / median(secondsEach));
      return {
        enqueuedPerSecond: { oneByOne: perSecond(enqueueOne), inOneStatement: perSecond(enqueueAll) },
        ranPerSecond: Object.fromEntries([...drains].map(([concurrency, taken]) => [concurrency, perSecond(taken)])),
        msFromEnqueueToStart: {
          median: round(median(latencies), 1),
          p99: round(quantile(latencies, 0.99), 1),
        },
      };
    });
  } finally {
    await database.close();
  }
}

await runBench({
  name: 'tasks',
  options,
  figures: tasksFigures,
  measure: async (run) => {
    const server = await findServer(run);
    return {
      tasks: count,
      rounds,
      embedded: await measure('embedded'),
      postgres: server === undefined ? null : await measure('postgres'),
    };
  },
});
