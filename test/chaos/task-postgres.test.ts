import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRabbitmq } from '#adapters/broker/rabbitmq/open.ts';
import { database } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { enqueue, enqueueMany } from '#kernel/tasks/enqueue.ts';
import { createRelay, type Relay } from '#kernel/tasks/relay.ts';
import { createWakeBell } from '#kernel/tasks/wake-bell.ts';
import { isRabbitmqHere, rabbitmqForTests, type RabbitmqForTests } from '#test/services/rabbitmq.ts';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { describeOnDatabase, type DatabaseTest } from '#test/support/database.ts';
import { countTasksIn, createEffectTable, dropEffectTable, listWrongEffects } from '#test/support/effects.ts';
import { getTaskRow, keyedTask, plainTask, quickTask, stuckTask } from '#test/support/tasks.ts';

const script = new URL('../support/processes/worker.process.ts', import.meta.url);
const courses = (count: number) => Array.from({ length: count }, (_, courseId) => ({ courseId }));

describeWorkers('the table');
describe.skipIf(!isRabbitmqHere())('with a broker', () => describeWorkers('a broker'));

function describeWorkers(delivery: 'the table' | 'a broker'): void {
  describeOnDatabase('postgres', `worker processes fed by ${delivery}`, (test) => describeDelivery(delivery, test));
}

function describeDelivery(delivery: 'the table' | 'a broker', test: DatabaseTest): void {
  const processes: ChildProcess[] = [];
  let rabbitmq: RabbitmqForTests | undefined;
  let relay: Relay | undefined;
  beforeAll(async () => {
    if (delivery === 'a broker') rabbitmq = await rabbitmqForTests();
  });
  afterAll(() => rabbitmq?.remove());
  beforeEach(async () => {
    await test.run(createEffectTable);
    if (!rabbitmq) return;
    const broker = openRabbitmq(rabbitmq.url, pino({ level: 'silent' }));
    await expect.poll(() => broker.canPublish).toBe(true);
    const { runtime } = test;
    runtime.broker = broker;
    runtime.tasks = createTaskCatalogue([plainTask, keyedTask, stuckTask]);
    relay = createRelay({ runtime, broker, wakeBell: createWakeBell(), pollSeconds: 0.1, lostSeconds: 0.5 });
    relay.start();
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((worker) => worker.kill()));
    await relay?.stop();
    await test.runtime.broker?.close();
    await test.run(dropEffectTable);
  });

  async function startWorker(name: string): Promise<ChildProcess> {
    const worker = startProcess(script, [name, 'postgres', test.database.address, ...(rabbitmq ? [rabbitmq.url] : [])]);
    processes.push(worker);
    await worker.line('working');
    return worker;
  }

  it('killed at any moment, leave each effect to happen once', () =>
    test.run(async () => {
      await startWorker('steady');
      await enqueueMany(plainTask, courses(600));
      for (let round = 0; round < 6; round += 1) {
        const victim = await startWorker(`victim ${round}`);
        await wait(100 + Math.random() * 200);
        await victim.kill();
        await enqueueMany(plainTask, courses(50));
      }
      await expect.poll(() => countTasksIn('queued', 'running'), { timeout: 60_000 }).toBe(0);
      expect(await listWrongEffects()).toEqual([]);
      const attempts = await database().selectFrom('task_attempt').selectAll().where('outcome', '=', 'lost').execute();
      expect(attempts.length).toBeGreaterThan(0);
    }));

  it('killed while tasks end in batches, leave each task done once', () =>
    test.run(async () => {
      const count = 6000;
      const countDone = () => countTasksIn('done');
      await enqueueMany(quickTask, courses(count));
      for (let round = 0; round < 6; round += 1) {
        const victim = await startWorker(`victim ${round}`);
        const before = await countDone();
        await expect.poll(countDone, { interval: 5 }).toBeGreaterThan(before);
        await victim.kill();
      }
      await startWorker('steady');
      await expect.poll(() => countTasksIn('queued', 'running'), { timeout: 60_000 }).toBe(0);
      expect(await countDone()).toBe(count);
      const { rows } = await sql`
        select task_id from task_attempt where outcome = 'done'
        group by task_id having count(*) <> 1`.execute(database());
      expect(rows).toEqual([]);
      const ended = await database()
        .selectFrom('task_attempt')
        .select('task_id')
        .where('outcome', '=', 'done')
        .execute();
      expect(ended).toHaveLength(count);
    }));

  it('never run two tasks of a key at once', () =>
    test.run(async () => {
      await Promise.all([startWorker('one'), startWorker('two')]);
      const countWorkers = async (): Promise<number> =>
        (await sql`select distinct worker from effect`.execute(database())).rows.length;
      // Until both have had their share: on a busy machine one may be alone for a while.
      for (let round = 0; round < 100 || (round < 5000 && (await countWorkers()) < 2); round += 1) {
        await enqueueMany(keyedTask, courses(4));
        await wait(5);
      }
      await expect.poll(() => countTasksIn('queued', 'running'), { timeout: 60_000 }).toBe(0);
      expect(await listWrongEffects()).toEqual([]);
      const { rows: overlaps } = await sql`
        select from effect as one join task as its on its.id = one.task_id
          join effect as two on two.task_id <> one.task_id and two.ran && one.ran
          join task as other on other.id = two.task_id and other.key = its.key`.execute(database());
      expect(overlaps).toEqual([]);
      expect(await countWorkers()).toBe(2);
    }));

  it('told to end, give back at once and uncounted what they cannot finish', () =>
    test.run(async () => {
      const worker = await startWorker('one');
      const id = await enqueue(stuckTask, { courseId: 1 });
      await worker.line('stuck 1');
      expect(await worker.terminate()).toBe(0);
      expect(await getTaskRow(id)).toMatchObject({ state: 'queued', attempts: 0 });
      await (await startWorker('two')).line('stuck 1');
    }));

  it('suspended for longer than a lease, write nothing more for the task they lost', () =>
    test.run(async () => {
      const sleeper = await startWorker('sleeper');
      await enqueueMany(plainTask, courses(200));
      await expect.poll(() => countTasksIn('running')).toBeGreaterThan(0);
      process.kill(sleeper.pid, 'SIGSTOP');
      await startWorker('other');
      await expect.poll(() => countTasksIn('queued', 'running'), { timeout: 60_000 }).toBe(0);
      process.kill(sleeper.pid, 'SIGCONT');
      await enqueueMany(plainTask, courses(50));
      await expect.poll(() => countTasksIn('queued', 'running'), { timeout: 60_000 }).toBe(0);
      expect(await listWrongEffects()).toEqual([]);
    }));
}
