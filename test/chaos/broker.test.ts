import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Broker } from '#adapters/broker/port.ts';
import { openRabbitmq } from '#adapters/broker/rabbitmq/open.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { enqueue, enqueueMany } from '#kernel/tasks/enqueue.ts';
import { createIntake } from '#kernel/tasks/intake.ts';
import { createRelay } from '#kernel/tasks/relay.ts';
import { createWakeBell } from '#kernel/tasks/wake-bell.ts';
import { createWorker } from '#kernel/tasks/worker.ts';
import { findRabbitmqPrograms, startRabbitmqNode, type RabbitmqNode } from '#test/services/rabbitmq-node.ts';
import { isRabbitmqHere } from '#test/services/rabbitmq.ts';
import { describeOnDatabase } from '#test/support/database.ts';
import { countTasksIn } from '#test/support/effects.ts';
import { testTask } from '#test/support/tasks.ts';

const task = testTask({ name: 'test.plain' });
const inputs = (count: number) => Array.from({ length: count }, (_, courseId) => ({ courseId }));

describe.skipIf(!isRabbitmqHere())('a broker that fails', () => {
  describeOnDatabase('postgres', 'the tasks flow', (test) => {
    let node: RabbitmqNode;
    let broker: Broker;
    let stops: (() => Promise<void>)[] = [];
    beforeAll(async () => {
      node = await startRabbitmqNode(findRabbitmqPrograms() ?? '');
    });
    afterAll(() => node.remove());
    afterEach(async () => {
      for (const stop of stops.splice(0).toReversed()) await stop();
      stops = [];
    });

    /** Relay and worker of one process, whose worker looks into the table by itself only while the broker is away. */
    function start(): void {
      const { runtime } = test;
      const log = pino({ level: 'silent' });
      broker = openRabbitmq(node.url, log);
      runtime.broker = broker;
      runtime.tasks = createTaskCatalogue([task]);
      const wakeBell = createWakeBell();
      runtime.wakeWorkers = (queues) => wakeBell.ring(queues);
      const work = { queues: ['ingest'], concurrency: 4 } as const;
      const worker = createWorker({
        runtime,
        ...work,
        name: 'worker',
        wakeBell,
        deliveredPollSeconds: 3600,
        isDelivered: () => broker.isDelivering,
        onPlacesFree: () => intake.pump(),
      });
      const intake = createIntake({ ...work, broker, worker, log });
      const relay = createRelay({ runtime, broker, wakeBell, pollSeconds: 0.2, lostSeconds: 0.5 });
      worker.start();
      intake.start();
      relay.start();
      stops.push(
        () => broker.close(),
        () => worker.stop(),
        () => intake.stop(),
        () => relay.stop(),
      );
    }
    const isThere = () => expect.poll(() => broker.isDelivering && broker.canPublish, { timeout: 60_000 }).toBe(true);
    const isAway = () => expect.poll(() => broker.isDelivering || broker.canPublish).toBe(false);
    const done = (count: number) => expect.poll(() => countTasksIn('done'), { timeout: 30_000 }).toBe(count);
    /** Enqueues some in every way: alone, many, for the relay. */
    async function enqueueSome(): Promise<void> {
      await enqueue(task, { courseId: 1 });
      await enqueueMany(task, inputs(50), { lane: 'bulk' });
      await enqueueMany(task, inputs(149));
    }

    it('while it is away at the start, and by it once it is there', () =>
      test.run(async () => {
        await node.kill();
        start();
        await enqueueSome();
        await done(200);
        expect(broker.figures.consumed).toBe(0);
        await node.start();
        await isThere();
        await enqueueSome();
        await done(400);
        expect(broker.figures.consumed).toBeGreaterThan(0);
      }));

    it('when it is killed and comes back', () =>
      test.run(async () => {
        start();
        await isThere();
        await enqueueSome();
        await node.kill();
        await isAway();
        await enqueueSome();
        await done(400);
        await node.start();
        await isThere();
        await enqueueSome();
        await done(600);
        expect(broker.figures.reconnects).toBeGreaterThanOrEqual(2);
      }));

    it('when it comes back with nothing of what it had', () =>
      test.run(async () => {
        // Published, and not yet begun by anybody.
        const lonely = openRabbitmq(node.url, pino({ level: 'silent' }));
        await expect.poll(() => lonely.canPublish).toBe(true);
        test.runtime.broker = lonely;
        await enqueueMany(task, inputs(50));
        await expect.poll(() => lonely.figures.confirmed).toBe(50);
        await lonely.close();
        await node.kill();
        node.wipe();
        await node.start();
        start();
        await isThere();
        await enqueueSome();
        await done(250);
      }));

    it('while it asks publishers to pause', () =>
      test.run(async () => {
        start();
        await isThere();
        node.block(true);
        await enqueue(task, { courseId: 1 });
        await expect.poll(() => broker.canPublish).toBe(false);
        await enqueueSome();
        node.block(false);
        await isThere();
        await done(201);
      }));
  });
});
