// Our side in a process of its own: the program as it is, with tasks of the bench in place of the domains'.
// Arguments: what to do, then numbers as `actions` says. Prints a JSON array of numbers.
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { openProgram } from '#app/program.ts';
import { startWorker } from '#app/roles/worker.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { defineTask } from '#kernel/tasks/define-task.ts';
import { enqueue, enqueueMany } from '#kernel/tasks/enqueue.ts';
import { createRelay } from '#kernel/tasks/relay.ts';

const [action = '', ...numbers] = process.argv.slice(2);
const [count = 0, second = 0, third = 0] = numbers.map(Number);

/** Milliseconds of the machine's monotonic clock, which all processes share. */
const now = (): number => Number(process.hrtime.bigint()) / 1e6;

let begun = 0;
const all = Promise.withResolvers<undefined>();
function begin(): void {
  begun += 1;
  if (begun === count) all.resolve(undefined);
}

const queue = 'ingest';
const nothing = defineTask({
  name: 'bench.nothing',
  queue,
  input: z.object({ number: z.number() }),
  handler: async () => {
    begin();
  },
});
const sleep = defineTask({
  name: 'bench.sleep',
  queue,
  input: z.object({ seconds: z.number() }),
  async handler({ seconds }) {
    begin();
    await wait(seconds * 1000);
  },
});
const latencies: number[] = [];
const measured = defineTask({
  name: 'bench.measured',
  queue,
  input: z.object({ sent: z.number() }),
  async handler({ sent }, run) {
    await run.complete();
    latencies.push(now() - sent);
    begin();
  },
});

const program = await openProgram();
program.runtime.tasks = createTaskCatalogue([nothing, sleep, measured]);

/**
 * Enqueues the inputs by thousands, two transactions at a time: one is written while the next is made.
 *
 * @returns tasks a second
 */
async function publish<Input>(inputs: readonly Input[], enqueueAll: (part: Input[]) => Promise<unknown>) {
  const start = now();
  let next = 0;
  const enqueueInTurn = async (): Promise<void> => {
    while (next < inputs.length) {
      const part = inputs.slice(next, next + 1000);
      next += part.length;
      await enqueueAll(part);
    }
  };
  await Promise.all([enqueueInTurn(), enqueueInTurn()]);
  return [(inputs.length / (now() - start)) * 1000];
}

const actions: Record<string, () => Promise<number[]>> = {
  /** count: tasks enqueued a second. */
  publish: () =>
    publish(
      Array.from({ length: count }, (_, number) => ({ number })),
      (part) => enqueueMany(nothing, part),
    ),
  /** count, 0, seconds that each sleeps. */
  'publish-sleeps': () =>
    publish(
      Array.from({ length: count }, () => ({ seconds: third })),
      (part) => enqueueMany(sleep, part),
    ),
  /** count, concurrency: tasks a second, from the start of the worker to the commit of the last. */
  async drain() {
    const start = now();
    const worker = startWorker(program, { queues: [queue], concurrency: second });
    await all.promise;
    await worker.stop();
    const taken = now() - start;
    const { rows } = await program.database.pool.query("select from task where state <> 'done'");
    if (rows.length > 0) throw new Error(`${rows.length} tasks are not done`);
    return [(count / taken) * 1000];
  },
  /** count, concurrency: milliseconds from each call of `call` to the commit of its task. */
  async measure() {
    const worker = startWorker(program, { queues: [queue], concurrency: second });
    await all.promise;
    await worker.stop();
    return latencies;
  },
  /** Publishes what waits to the broker until it is ended, as a scheduler does. */
  async relay() {
    const { runtime, wakeBell } = program;
    if (!runtime.broker) throw new Error('a relay needs RABBITMQ_URL');
    const relay = createRelay({ runtime, wakeBell, broker: runtime.broker });
    relay.start();
    await once(process, 'SIGTERM');
    await relay.stop();
    return [];
  },
  /** count, calls a second. */
  async call() {
    const start = now();
    const calls: Promise<unknown>[] = [];
    for (let number = 0; number < count; number += 1) {
      await wait(start + (number * 1000) / second - now());
      calls.push(enqueue(measured, { sent: now() }));
    }
    await Promise.all(calls);
    return [];
  },
};

const act = actions[action];
if (!act) throw new Error(`there is no action "${action}"`);
console.log(JSON.stringify(await program.run(act)));
await program.close();
process.exit();
