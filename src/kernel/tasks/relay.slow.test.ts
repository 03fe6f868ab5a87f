import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type ChannelModel } from 'amqplib';
import type { Broker } from '#adapters/broker/port.ts';
import { openRabbitmq } from '#adapters/broker/rabbitmq/open.ts';
import { queueName } from '#adapters/broker/rabbitmq/topology.ts';
import { isRabbitmqHere, rabbitmqForTests, type RabbitmqForTests } from '#test/services/rabbitmq.ts';
import { describeOnDatabase } from '#test/support/database.ts';
import { countTasksIn } from '#test/support/effects.ts';
import { claimOne, getTaskRow, testTask } from '#test/support/tasks.ts';
import { transaction } from '../database/transaction.ts';
import { createTaskCatalogue } from './catalogue.ts';
import type { TaskDefinition } from './define-task.ts';
import { releaseTask } from './end-attempt.ts';
import { enqueue, enqueueMany } from './enqueue.ts';
import { createIntake, type Intake } from './intake.ts';
import { createRelay, type Relay, type RelayOptions } from './relay.ts';
import { createWakeBell } from './wake-bell.ts';
import { createWorker, type Worker } from './worker.ts';

type Input = { courseId: number };
const inputs = (count: number): Input[] => Array.from({ length: count }, (_, courseId) => ({ courseId }));
const interactive = { queue: 'ingest', lane: 'interactive' } as const;
const bulk = { queue: 'ingest', lane: 'bulk' } as const;
/** Longer than any test: what must happen sooner does not happen by looking into the table. */
const never = 3600;

describe.skipIf(!isRabbitmqHere())('delivery by a broker', () => {
  describeOnDatabase('postgres', 'relay and intake', (test) => {
    let rabbitmq: RabbitmqForTests;
    let raw: ChannelModel;
    let broker: Broker;
    const relays: Relay[] = [];
    const stops: (() => Promise<void>)[] = [];
    beforeAll(async () => {
      rabbitmq = await rabbitmqForTests();
      raw = await connect(rabbitmq.url);
    });
    afterAll(async () => {
      await raw.close();
      await rabbitmq.remove();
    });
    beforeEach(async () => {
      broker = openRabbitmq(rabbitmq.url, pino({ level: 'silent' }));
      await expect.poll(() => broker.canPublish).toBe(true);
      await purge();
    });
    afterEach(async () => {
      await Promise.all(relays.splice(0).map((relay) => relay.stop()));
      await Promise.all(stops.splice(0).map((stop) => stop()));
      await broker.close();
    });

    async function purge(): Promise<void> {
      const channel = await raw.createChannel();
      for (const address of [interactive, bulk]) await channel.purgeQueue(queueName(address));
      await channel.close();
    }

    const wakeBell = createWakeBell();
    function relay(options: Partial<RelayOptions> = {}): void {
      test.runtime.wakeWorkers = (queues) => wakeBell.ring(queues);
      const made = createRelay({ runtime: test.runtime, broker, wakeBell, pollSeconds: never, ...options });
      relays.push(made);
      made.start();
    }

    /** A worker that finds tasks by messages only, unless the broker is away. */
    async function work(handler: TaskDefinition<Input>['handler'], concurrency = 4): Promise<WorkingWorker> {
      const task = testTask({ name: 'test.work', handler });
      test.runtime.tasks = createTaskCatalogue([task]);
      const worker = createWorker({
        runtime: test.runtime,
        queues: ['ingest'],
        concurrency,
        name: 'worker',
        deliveredPollSeconds: never,
        graceSeconds: 0.05,
        isDelivered: () => broker.isDelivering,
        onPlacesFree: () => intake.pump(),
      });
      const intake = createIntake({ broker, worker, queues: ['ingest'], concurrency, log: test.runtime.log });
      intake.start();
      await expect.poll(() => broker.isDelivering).toBe(true);
      worker.start();
      // Its first look into the table is over: what is enqueued from now on comes by message.
      await expect.poll(() => worker.ownPlaces.all === worker.size).toBe(true);
      const stop = async (): Promise<void> => {
        await intake.stop();
        await worker.stop();
      };
      stops.push(stop);
      return { task, worker, intake };
    }
    const waiting = () => broker.countWaiting([interactive, bulk]);
    const done = () => countTasksIn('done');

    it('publishes what waits when it starts, lane by lane', () =>
      test.run(async () => {
        await enqueueMany(testTask({ name: 'test.work' }), inputs(1200));
        await enqueue(testTask({ name: 'test.work' }), { courseId: 1 }, { lane: 'bulk' });
        relay();
        await expect.poll(waiting).toEqual([1200, 1]);
      }));

    it('publishes at once what it is woken for', () =>
      test.run(async () => {
        relay();
        await expect.poll(waiting).toEqual([0, 0]);
        await enqueue(testTask({ name: 'test.work' }), { courseId: 1 });
        await expect.poll(waiting).toEqual([1, 0]);
      }));

    it('publishes a task that comes due, and one that waits again', () =>
      test.run(async () => {
        relay({ pollSeconds: 0.05 });
        const task = testTask({ name: 'test.plain' });
        await enqueue(task, { courseId: 1 });
        await expect.poll(waiting).toEqual([1, 0]);
        const claimed = await claimOne();
        await releaseTask(claimed);
        await expect.poll(waiting).toEqual([2, 0]);
        const later = new Date(performance.timeOrigin + performance.now() + 500);
        await enqueue(task, { courseId: 1 }, { dueAt: later, lane: 'bulk' });
        expect(await waiting()).toEqual([2, 0]);
        await expect.poll(waiting).toEqual([2, 1]);
      }));

    it('leaves in the table what would be too many messages, until there is room', () =>
      test.run(async () => {
        await enqueueMany(testTask({ name: 'test.work' }), inputs(2000));
        relay({ fullAt: 400 });
        await expect.poll(waiting).toEqual([500, 0]);
        await expect.poll(done).toBe(0);
        expect(await waiting()).toEqual([500, 0]);
        await work(async () => {});
        await expect.poll(done).toBe(2000);
      }));

    it('publishes again what a wiped queue has lost', () =>
      test.run(async () => {
        const task = testTask({ name: 'test.work' });
        test.runtime.tasks = createTaskCatalogue([task]);
        relay({ pollSeconds: 0.05, lostSeconds: 0.1 });
        await enqueueMany(task, inputs(10));
        await expect.poll(waiting).toEqual([10, 0]);
        await purge();
        await expect.poll(waiting).toEqual([10, 0]);
      }));

    it('two of them publish each task once', () =>
      test.run(async () => {
        await enqueueMany(testTask({ name: 'test.work' }), inputs(3000));
        relay();
        relay();
        await expect.poll(waiting).toEqual([3000, 0]);
        expect(broker.figures.published).toBe(3000);
      }));

    it('is not needed for what a process enqueues that has the broker itself', () =>
      test.run(async () => {
        const { task } = await work(async () => {});
        test.runtime.broker = broker;
        await transaction(async () => {
          await enqueue(task, { courseId: 1 });
          await enqueue(task, { courseId: 2 });
        });
        await expect.poll(done).toBe(2);
        expect(broker.figures).toMatchObject({ confirmed: 2, consumed: 2 });
      }));

    it('nothing is published of a transaction that rolls back', () =>
      test.run(async () => {
        test.runtime.broker = broker;
        const failing = transaction(async () => {
          await enqueue(testTask({ name: 'test.work' }), { courseId: 1 });
          throw new Error('no');
        });
        await expect(failing).rejects.toThrow('no');
        expect(broker.figures.published).toBe(0);
      }));

    it('what cannot be published directly is left to the relay', () =>
      test.run(async () => {
        test.runtime.broker = { ...broker, canPublish: true, publish: async (all) => all.map(({ id }) => id) };
        const id = await enqueue(testTask({ name: 'test.work' }), { courseId: 1 });
        await expect.poll(async () => (await getTaskRow(id)).published_at).toBeNull();
      }));

    it('an interactive task does not wait for bulk ones, however long they take', () =>
      test.run(async () => {
        const gate = Promise.withResolvers<undefined>();
        const begun: number[] = [];
        const { task } = await work(async ({ courseId }) => {
          begun.push(courseId);
          if (courseId < 100) await gate.promise;
        });
        test.runtime.broker = broker;
        await enqueueMany(task, inputs(10), { lane: 'bulk' });
        await expect.poll(() => begun.length).toBe(3);
        await enqueue(task, { courseId: 100 });
        await expect.poll(() => begun).toContain(100);
        expect(begun).toHaveLength(4);
        gate.resolve(undefined);
        await expect.poll(done).toBe(11);
      }));

    it('keeps the place of interactive tasks when some bulk ones were found in the table, not brought', () =>
      test.run(async () => {
        const gate = Promise.withResolvers<undefined>();
        const begun: number[] = [];
        const handler = async ({ courseId }: Input): Promise<void> => {
          begun.push(courseId);
          if (courseId < 100) await gate.promise;
        };
        await enqueueMany(testTask({ name: 'test.work', handler }), inputs(2), { lane: 'bulk' });
        const { task } = await work(handler);
        await expect.poll(() => begun.length).toBe(2);
        test.runtime.broker = broker;
        await enqueueMany(task, inputs(10), { lane: 'bulk' });
        await expect.poll(() => begun.length).toBe(3);
        await enqueue(task, { courseId: 100 });
        await expect.poll(() => begun).toContain(100);
        expect(begun).toHaveLength(4);
        gate.resolve(undefined);
        await expect.poll(done).toBe(13);
      }));

    it('runs as many at once as it is resized to', () =>
      test.run(async () => {
        let running = 0;
        const gate = Promise.withResolvers<undefined>();
        const { task, worker, intake } = await work(async () => {
          running += 1;
          await gate.promise;
        }, 2);
        test.runtime.broker = broker;
        await enqueueMany(task, inputs(10));
        await expect.poll(() => running).toBe(2);
        worker.resize(5);
        intake.resize(5);
        await expect.poll(() => running).toBe(5);
        gate.resolve(undefined);
        await expect.poll(done).toBe(10);
      }));

    it('stopped, gives back what it has not finished, for others and for the relay', () =>
      test.run(async () => {
        const { task, worker, intake } = await work(() => new Promise(() => undefined), 2);
        test.runtime.broker = broker;
        await enqueueMany(task, inputs(5));
        await expect.poll(() => countTasksIn('running')).toBe(2);
        await intake.stop();
        await worker.stop();
        expect(await countTasksIn('queued')).toBe(5);
        // Those that had begun are published anew; the messages of the others wait.
        await expect.poll(waiting).toEqual([3, 0]);
        relay();
        await expect.poll(waiting).toEqual([5, 0]);
      }));
  });
});

interface WorkingWorker {
  task: TaskDefinition<Input>;
  worker: Worker;
  intake: Intake;
}
