import { afterEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { pino } from 'pino';
import { z } from 'zod';
import { database } from '../runtime.ts';
import { describeOnAllDatabases } from '#test/support/database.ts';
import { expireLeases, getTaskRow, keyedTask, testTask } from '#test/support/tasks.ts';
import { createTaskCatalogue } from './catalogue.ts';
import type { TaskDefinition } from './define-task.ts';
import { enqueue, enqueueMany } from './enqueue.ts';
import { createWakeBell } from './wake-bell.ts';
import { createWorker, type Worker, type WorkerOptions } from './worker.ts';

type Input = { courseId: number };
type Handler = TaskDefinition<Input>['handler'];

const numbers = (count: number): Input[] => Array.from({ length: count }, (_, courseId) => ({ courseId }));
const addProgramme = async (name: string): Promise<void> => {
  await database().insertInto('programme').values({ name }).execute();
};
const listProgrammes = async () => {
  const rows = await database().selectFrom('programme').select('name').execute();
  return rows.map(({ name }) => name);
};
const countByState = async () => {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*) as count from task group by state`.execute(database());
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
};
/** Longer than any test: what must happen sooner does not happen by polling. */
const never = 3600;

const lineSchema = z.looseObject({ durationMs: z.number(), waitedMs: z.number() });

describeOnAllDatabases('createWorker', (test) => {
  const started: Worker[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((worker) => worker.stop()));
  });

  /** A worker of one kind of task, not started. */
  function idle(handler: Handler, options: Partial<WorkerOptions> = {}, kind: Partial<TaskDefinition<Input>> = {}) {
    const task = testTask({ name: 'test.work', handler, ...kind });
    test.runtime.tasks = createTaskCatalogue([task]);
    const wakeBell = createWakeBell();
    test.runtime.wakeWorkers = (queues) => wakeBell.ring(queues);
    const make = (name: string): Worker =>
      createWorker({
        runtime: test.runtime,
        queues: ['llm', 'ingest'],
        concurrency: 4,
        name,
        wakeBell,
        ...options,
      });
    return { task, worker: make('worker 1'), another: make('worker 2') };
  }

  function start(worker: Worker): void {
    started.push(worker);
    worker.start();
  }

  function work(...options: Parameters<typeof idle>): ReturnType<typeof idle> {
    const idler = idle(...options);
    start(idler.worker);
    return idler;
  }

  it('runs what waits when it starts', () =>
    test.run(async () => {
      const task = testTask({ name: 'test.work' });
      const id = await enqueue(task, { courseId: 1 });
      work(async (_, run) => run.complete(() => addProgramme('a')), { pollSeconds: never });
      await expect.poll(async () => (await getTaskRow(id)).state).toBe('done');
      expect(await listProgrammes()).toEqual(['a']);
    }));

  it('runs what is enqueued later as soon as that commits', () =>
    test.run(async () => {
      const { task } = work(async () => {}, { pollSeconds: never });
      await expect.poll(countByState).toEqual({});
      await enqueue(task, { courseId: 1 });
      await expect.poll(countByState).toEqual({ done: 1 });
    }));

  it('finds by polling what it was not woken for', () =>
    test.run(async () => {
      const { task } = work(async () => {}, { pollSeconds: 0.05 });
      test.runtime.wakeWorkers = () => {};
      await enqueue(task, { courseId: 1 });
      await expect.poll(countByState).toEqual({ done: 1 });
    }));

  it('runs at most as many at once as it may', () =>
    test.run(async () => {
      let [running, most] = [0, 0];
      const gate = Promise.withResolvers<undefined>();
      const { task } = work(async () => {
        most = Math.max(most, (running += 1));
        await gate.promise;
        running -= 1;
      });
      await enqueueMany(task, numbers(10));
      await expect.poll(() => running).toBe(4);
      expect(await countByState()).toEqual({ running: 4, queued: 6 });
      gate.resolve(undefined);
      await expect.poll(countByState).toEqual({ done: 10 });
      expect(most).toBe(4);
    }));

  it('runs tasks of one key one after the other, and the next one without waiting for a poll', () =>
    test.run(async () => {
      const order: string[] = [];
      const gate = Promise.withResolvers<undefined>();
      const { task } = work(
        async ({ courseId }) => {
          order.push(`begin ${courseId}`);
          await gate.promise;
          order.push(`end ${courseId}`);
        },
        { pollSeconds: never },
        { key: () => 'all' },
      );
      await enqueue(task, { courseId: 1 });
      await expect.poll(() => order).toEqual(['begin 1']);
      await enqueue(task, { courseId: 2 });
      await enqueue(task, { courseId: 3 });
      gate.resolve(undefined);
      await expect.poll(countByState).toEqual({ done: 2 });
      expect(order).toEqual(['begin 1', 'end 1', 'begin 3', 'end 3']);
    }));

  it('keeps the rate of a queue together with other workers', () =>
    test.run(async () => {
      let runs = 0;
      const rates = { ingest: { starts: 6, seconds: 60 } };
      const { task, another } = work(async () => void (runs += 1), { rates, pollSeconds: 0.02 });
      start(another);
      await enqueueMany(task, numbers(20));
      await expect.poll(countByState).toEqual({ done: 6, queued: 14 });
      await sql`update task_rate set second = second - interval '70 seconds'`.execute(database());
      await expect.poll(countByState).toEqual({ done: 12, queued: 8 });
      expect(runs).toBe(12);
    }));

  it('renews the lease of a task that runs longer than it', () =>
    test.run(async () => {
      const gate = Promise.withResolvers<undefined>();
      const { task, another } = work(() => gate.promise, { leaseSeconds: 0.3, pollSeconds: 0.05 });
      start(another);
      const id = await enqueue(task, { courseId: 1 });
      const leaseUntil = async () => (await getTaskRow(id)).lease_until?.getTime() ?? 0;
      await expect.poll(leaseUntil).toBeGreaterThan(0);
      const first = await leaseUntil();
      await expect.poll(leaseUntil).toBeGreaterThan(first + 600);
      gate.resolve(undefined);
      await expect.poll(countByState).toEqual({ done: 1 });
      expect((await getTaskRow(id)).attempts).toBe(1);
    }));

  it('takes back what a vanished worker held, and its own attempt is told', () =>
    test.run(async () => {
      const aborted: string[] = [];
      const { task } = work(
        async (_, run) => {
          if (run.attempt > 1) return;
          await new Promise<void>((resolve) => {
            run.signal.addEventListener('abort', () => {
              aborted.push(String(run.signal.reason));
              resolve();
            });
          });
        },
        { leaseSeconds: 0.3 },
      );
      const id = await enqueue(task, { courseId: 1 });
      await expect.poll(countByState).toEqual({ running: 1 });
      // As if its worker had shown no life for the time of a lease.
      await sql`update task set lease_token = gen_random_uuid()`.execute(database());
      await expireLeases();
      await expect.poll(countByState).toEqual({ done: 1 });
      expect((await getTaskRow(id)).attempts).toBe(2);
      expect(aborted).toEqual(['LeaseLost: the lease of this task is lost']);
    }));

  describe('stopped', () => {
    it('takes no more, and waits for what runs', () =>
      test.run(async () => {
        const gate = Promise.withResolvers<undefined>();
        const { task, worker } = work(() => gate.promise);
        await enqueueMany(task, numbers(5));
        await expect.poll(countByState).toEqual({ running: 4, queued: 1 });
        const stopped = worker.stop();
        gate.resolve(undefined);
        await stopped;
        expect(await countByState()).toEqual({ done: 4, queued: 1 });
      }));

    it('gives back uncounted what does not finish within the grace time', () =>
      test.run(async () => {
        const { task, worker } = work(() => new Promise(() => undefined), { graceSeconds: 0.05 });
        const [id = ''] = await enqueueMany(task, numbers(3));
        await expect.poll(countByState).toEqual({ running: 3 });
        await worker.stop();
        expect(await countByState()).toEqual({ queued: 3 });
        expect(await getTaskRow(id)).toMatchObject({ attempts: 0, lease_token: null });
      }));
  });

  describe('run', () => {
    it('runs the task of an id and tells when it has ended', () =>
      test.run(async () => {
        const { task, worker } = idle((_, run) => run.complete(() => addProgramme('a')));
        const id = await enqueue(task, { courseId: 1 });
        expect(await worker.run('ingest', id)).toBe(true);
        expect(await listProgrammes()).toEqual(['a']);
      }));

    it('takes the tasks of messages that arrive together by one statement, and runs all of them', () =>
      test.run(async () => {
        const { task, worker } = idle(async (_, run) => run.complete());
        const ids = await enqueueMany(task, numbers(20));
        let connections = 0;
        const count = (): void => void (connections += 1);
        test.database.pool.on('acquire', count);
        const ran = await Promise.all([...ids, ...ids].map((id) => worker.run('ingest', id)));
        test.database.pool.off('acquire', count);
        expect(ran).toEqual([...ids.map(() => true), ...ids.map(() => false)]);
        expect(await countByState()).toEqual({ done: 20 });
        expect(connections).toBe(2);
      }));

    it('runs the others when one of those asked for together may not run', () =>
      test.run(async () => {
        const gate = Promise.withResolvers<undefined>();
        const { task, worker } = idle(
          ({ courseId }) => (courseId === 1 ? gate.promise : Promise.resolve()),
          {},
          {
            key: ({ courseId }) => `course ${courseId}`,
          },
        );
        const running = worker.run('ingest', await enqueue(task, { courseId: 1 }));
        await expect.poll(countByState).toEqual({ running: 1 });
        const ids = await enqueueMany(task, numbers(3));
        expect(await Promise.all(ids.map((id) => worker.run('ingest', id)))).toEqual([true, false, true]);
        gate.resolve(undefined);
        expect(await running).toBe(true);
        expect(await countByState()).toEqual({ done: 3, queued: 1 });
      }));

    it('of messages that arrived before the stop ends before the stop does', () =>
      test.run(async () => {
        const { task, worker } = idle(async () => {});
        const ids = await enqueueMany(task, numbers(3));
        const running = ids.map((id) => worker.run('ingest', id));
        await worker.stop();
        expect(await countByState()).toEqual({ done: 3 });
        expect(await Promise.all(running)).toEqual([true, true, true]);
      }));

    it('does nothing for a doubled, early or foreign message, nor after the stop', () =>
      test.run(async () => {
        const { task, worker } = idle((_, run) => run.complete(() => addProgramme('a')));
        const id = await enqueue(task, { courseId: 1 });
        const early = await enqueue(task, { courseId: 2 }, { dueAt: new Date('2100-01-01') });
        const ran = await Promise.all([worker.run('ingest', id), worker.run('ingest', id)]);
        expect(ran.sort()).toEqual([false, true]);
        expect(await worker.run('ingest', id)).toBe(false);
        expect(await worker.run('ingest', early)).toBe(false);
        expect(await worker.run('llm', id)).toBe(false);
        await worker.stop();
        const late = await enqueue(task, { courseId: 3 });
        expect(await worker.run('ingest', late)).toBe(false);
        expect(await listProgrammes()).toEqual(['a']);
      }));
  });

  it('leaves tasks of names it does not know to others', () =>
    test.run(async () => {
      const { task } = work(async () => {}, { pollSeconds: 0.02 });
      await enqueue(keyedTask, { courseId: 1 });
      await enqueue(task, { courseId: 1 });
      await expect.poll(countByState).toEqual({ done: 1, queued: 1 });
    }));

  it('logs one line a run, with ids and times, without what the task is about', () =>
    test.run(async () => {
      const lines: object[] = [];
      test.runtime.log = pino(
        { level: 'info' },
        { write: (line: string) => void lines.push(lineSchema.parse(JSON.parse(line))) },
      );
      const { task, worker } = idle(async ({ courseId }) => {
        if (courseId === 77_777) throw new Error('no');
      });
      const [done, retried] = await enqueueMany(task, [{ courseId: 55_555 }, { courseId: 77_777 }]);
      await worker.run('ingest', done ?? '');
      await worker.run('ingest', retried ?? '');
      expect(lines).toHaveLength(2);
      const common = { worker: 'worker 1', task: 'test.work', attempt: 1 };
      expect(lines[0]).toMatchObject({ ...common, taskId: done, outcome: 'done', level: 30 });
      expect(lines[1]).toMatchObject({ ...common, taskId: retried, outcome: 'retried', level: 40 });
      expect(JSON.stringify(lines)).not.toMatch(/55555|77777/);
    }));

  it('tells open pages that tasks have changed', () =>
    test.run(async () => {
      const { task, worker } = idle(async () => {});
      await worker.run('ingest', await enqueue(task, { courseId: 1 }));
      expect(test.runtime.events.published).toContainEqual(
        expect.objectContaining({ topic: 'task', permission: 'tasks.manage' }),
      );
    }));
});
