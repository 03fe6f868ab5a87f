// A worker in a process of its own, for tests that kill it. Arguments: name, kind of database, its address, and the
// address of a broker when that is to bring the tasks.
// Every effect of a task is a row of `effect`, so that doubled and missing effects show.
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { pino } from 'pino';
import { openRabbitmq } from '#adapters/broker/rabbitmq/open.ts';
import { openEmbeddedDatabase } from '#adapters/database/embedded/open.ts';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { AmbientPool } from '#kernel/database/ambient-pool.ts';
import { database, withRuntime } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { createIntake } from '#kernel/tasks/intake.ts';
import { sweepLeases } from '#kernel/tasks/leases.ts';
import { createWorker } from '#kernel/tasks/worker.ts';
import { testRuntime } from '../runtime.ts';
import { keyedTask, plainTask, quickTask, stuckTask } from '../tasks.ts';

const [name = '', kind = '', address = '', brokerUrl] = process.argv.slice(2);
const opened =
  kind === 'embedded'
    ? await openEmbeddedDatabase(address, (error) => {
        throw error;
      })
    : openPostgres(address, 10);

/** Some work, then the effect, each long enough to be killed in. */
async function handle(_input: unknown, run: TaskRun): Promise<void> {
  const begun = performance.now();
  await wait(2 + Math.random() * 10);
  await run.complete(async () => {
    await sql`insert into effect (task_id, worker) values (${run.id}, ${name})`.execute(database());
    await wait(Math.random() * 10);
    const seconds = (performance.now() - begun) / 1000;
    await sql`
      update effect set ran = tstzrange(clock_timestamp() - make_interval(secs => ${seconds}), clock_timestamp())
      where task_id = ${run.id}`.execute(database());
  });
}

const runtime = testRuntime(opened, {
  // A suspended process must lose its locks soon.
  pool: new AmbientPool(opened.pool, opened.silenceSeconds && 2),
  broker: brokerUrl === undefined ? undefined : openRabbitmq(brokerUrl, pino({ level: 'silent' })),
  tasks: createTaskCatalogue([
    { ...plainTask, handler: handle },
    { ...keyedTask, handler: handle },
    quickTask,
    {
      ...stuckTask,
      handler: async (_, run) => {
        console.log(`stuck ${run.attempt}`);
        await wait(3_600_000);
      },
    },
  ]),
});
// The embedded database has one process at a time: whoever ran its tasks before is gone.
if (kind === 'embedded') await withRuntime(runtime, () => sweepLeases(true));
const { broker } = runtime;
const work = { queues: ['ingest'], concurrency: 4 } as const;
const worker = createWorker({
  runtime,
  ...work,
  name,
  pollSeconds: 0.1,
  leaseSeconds: 1,
  graceSeconds: 0.2,
  isDelivered: () => broker?.isDelivering ?? false,
  onPlacesFree: () => intake?.pump(),
});
const intake = broker && createIntake({ ...work, broker, worker, log: runtime.log });
worker.start();
intake?.start();
process.on('SIGTERM', () => {
  void Promise.resolve(intake?.stop())
    .then(() => worker.stop())
    .then(() => broker?.close())
    .then(() => opened.close())
    // The stuck task's handler does not listen to its signal; without this it would keep the process.
    .then(() => process.exit(0));
});
while (broker && !broker.isDelivering) await wait(10);
console.log('working');
