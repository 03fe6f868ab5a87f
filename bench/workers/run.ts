// Do twice as many workers do twice the work? Tasks wait for a language model (a local server that answers after 300
// to 800 ms); 1, 2, 4 and 8 worker processes of the real program take them from the table on PostgreSQL.
// Usage: ./pulse bench workers [--json] [--write] [--quick] [--seconds 20] [--concurrency 4]
// The concurrency is such that the machine's processors are not what limits; `processorsBusy` tells.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { withRuntime } from '#kernel/runtime.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { startProcess } from '#test/support/child-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database/open.ts';
import { testRuntime } from '#test/support/runtime.ts';
import { readOptions } from '../common/options.ts';
import { requireServer } from '../common/postgres.ts';
import { runBench } from '../common/run-bench.ts';
import { round } from '../common/statistics.ts';
import { askModel, modelVariable } from './ask-model.ts';
import { workersFigures } from './figures.ts';
import { startModelServer, type ModelServer } from './model-server.ts';

const options = readOptions(['seconds', 'concurrency']);
const seconds = options.number('seconds', 20, 6);
const concurrency = options.number('concurrency', 4);
const answerMs = { least: 300, most: 800 };
const sizes = options.quick ? [1, 2, 4] : [1, 2, 4, 8];
/** Until every place of every worker is taken and its connections are open. */
const warmUpSeconds = 3;
const possiblePerSecond = (processes: number): number =>
  (processes * concurrency) / ((answerMs.least + answerMs.most) / 2 / 1000);

interface Rate {
  tasksPerSecond: number;
  processorsBusy: number;
}

/** Tasks done per second by so many processes, while more wait than they can do. */
async function measure(processes: number, database: TestDatabase, model: ModelServer, folder: string): Promise<Rate> {
  await database.empty();
  const enough = Math.ceil(possiblePerSecond(processes) * (seconds + warmUpSeconds + 5));
  await withRuntime(testRuntime(database), () =>
    enqueueMany(
      askModel,
      Array.from({ length: enough }, (_, number) => ({ number })),
    ),
  );
  const environment = {
    DATABASE_URL: database.address,
    DATABASE_DIRECT_URL: '',
    RABBITMQ_URL: '',
    REDIS_URL: '',
    PULSE_DATA_DIR: folder,
    PULSE_LOG_LEVEL: 'warn',
    [modelVariable]: model.address,
  };
  const workers = Array.from({ length: processes }, () =>
    startProcess(new URL('worker.process.ts', import.meta.url), [String(concurrency)], environment),
  );
  const done = async (): Promise<number> => {
    const { rows } = await database.pool.query<{ count: number }>(
      "select count(*)::int as count from task where state = 'done'",
    );
    return rows.at(0)?.count ?? 0;
  };
  try {
    await Promise.all(workers.map((worker) => worker.line('running')));
    await sleep(1000 * warmUpSeconds);
    const [before, begun] = [await done(), performance.now()];
    await sleep(1000 * seconds);
    const count = (await done()) - before;
    const elapsed = (performance.now() - begun) / 1000;
    await Promise.all(workers.map((worker) => worker.terminate()));
    const busy = workers.flatMap(({ lines }) => lines).map((line) => Number(/^processor (.+)/.exec(line)?.[1] ?? 0));
    return {
      tasksPerSecond: count / elapsed,
      processorsBusy: busy.reduce((sum, one) => sum + one, 0) / (elapsed + warmUpSeconds),
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
  }
}

await runBench({
  name: 'workers',
  options,
  figures: workersFigures,
  measure: async (run) => {
    await requireServer(run);
    const [database, model] = [await openTestDatabase('postgres'), await startModelServer(answerMs)];
    const folder = await mkdtemp(join(tmpdir(), 'pulse-bench-workers-'));
    try {
      const found: z.infer<typeof workersFigures>['sizes'] = [];
      for (const processes of sizes) {
        const { tasksPerSecond, processorsBusy } = await measure(processes, database, model, folder);
        const alone = found.at(0)?.tasksPerSecond ?? tasksPerSecond;
        run.say(`${processes} processes: ${round(tasksPerSecond, 1)} tasks/s`);
        found.push({
          processes,
          tasksPerSecond: round(tasksPerSecond, 1),
          shareOfLinear: round(tasksPerSecond / (processes * alone), 3),
          shareOfPossible: round(tasksPerSecond / possiblePerSecond(processes), 3),
          processorsBusy: round(processorsBusy, 2),
        });
      }
      return { concurrency, answerMs, seconds, sizes: found };
    } finally {
      await model.close();
      await database.close();
      await rm(folder, { recursive: true });
    }
  },
});
