import { expect, it } from 'vitest';
import { describeOnAllDatabases } from '#test/support/database.ts';
import { claimForTest, claimOne, getTaskRow, keyedTask, makeDue, plainTask } from '#test/support/tasks.ts';
import { completeTask } from './end-attempt.ts';
import { enqueue, enqueueMany } from './enqueue.ts';

const past = (minutes: number) => ({ dueAt: new Date(Date.UTC(2024, 0, 1, 0, minutes)) });
const courses = (tasks: readonly { input: unknown }[]) => tasks.map(({ input }) => input);

describeOnAllDatabases('claimTasks', (test) => {
  it('takes interactive tasks before bulk ones, and the earliest due first', () =>
    test.run(async () => {
      await enqueue(plainTask, { courseId: 1 }, { lane: 'bulk', ...past(1) });
      await enqueue(plainTask, { courseId: 2 }, past(3));
      await enqueue(plainTask, { courseId: 3 }, past(2));
      await enqueue(plainTask, { courseId: 4 }, { lane: 'bulk', ...past(0) });
      expect(courses(await claimForTest({ limit: 3 }))).toEqual([{ courseId: 3 }, { courseId: 2 }, { courseId: 4 }]);
      expect(courses(await claimForTest())).toEqual([{ courseId: 1 }]);
    }));

  it('marks what it takes: running, leased to the worker, one attempt more', () =>
    test.run(async () => {
      const id = await enqueue(plainTask, { courseId: 1 }, past(0));
      const task = await claimOne({ worker: 'w1', leaseSeconds: 60 });
      expect(task).toMatchObject({ id, name: 'test.plain', queue: 'ingest', key: null, attempt: 1, maxAttempts: 5 });
      const row = await getTaskRow(id);
      expect(row).toMatchObject({ state: 'running', attempts: 1, worker: 'w1', lease_token: task.leaseToken });
      const leased = (row.lease_until?.getTime() ?? 0) - (row.started_at?.getTime() ?? 0);
      expect(leased / 1000).toBeCloseTo(60, 1);
      expect(task.waitedMs).toBeCloseTo((row.started_at?.getTime() ?? 0) - row.due_at.getTime(), -1);
    }));

  it('leaves tasks whose time has not come', () =>
    test.run(async () => {
      await enqueue(plainTask, { courseId: 1 }, { dueAt: new Date('2100-01-01') });
      expect(await claimForTest()).toEqual([]);
      await makeDue();
      expect(await claimForTest()).toHaveLength(1);
    }));

  it('leaves tasks of other queues and of names it has no handler for', () =>
    test.run(async () => {
      await enqueue(plainTask, { courseId: 1 });
      expect(await claimForTest({ queue: 'llm' })).toEqual([]);
      expect(await claimForTest({ names: ['test.of_yesterday'] })).toEqual([]);
      expect(await claimForTest()).toHaveLength(1);
    }));

  it('leaves a task while another of its key runs', () =>
    test.run(async () => {
      await enqueueMany(keyedTask, [{ courseId: 1 }, { courseId: 2 }]);
      const running = await claimForTest();
      expect(running).toHaveLength(2);
      await enqueueMany(keyedTask, [{ courseId: 1 }, { courseId: 2 }]);
      expect(await claimForTest()).toEqual([]);
      const first = running.find(({ key }) => key === 'course 1');
      if (first) await completeTask(first);
      expect(courses(await claimForTest())).toEqual([{ courseId: 1 }]);
    }));

  it('gives each task to one of those who ask at the same time', () =>
    test.run(async () => {
      await enqueueMany(
        plainTask,
        Array.from({ length: 60 }, (_, courseId) => ({ courseId })),
      );
      const claims = await Promise.all(Array.from({ length: 8 }, () => claimForTest({ limit: 20 })));
      const ids = claims.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const rest = await claimForTest({ limit: 60 });
      expect(ids.length + rest.length).toBe(60);
    }));

  it('takes a task by its id when it may run, and nothing otherwise', () =>
    test.run(async () => {
      const id = await enqueue(plainTask, { courseId: 1 });
      const later = await enqueue(plainTask, { courseId: 2 }, { dueAt: new Date('2100-01-01') });
      expect(await claimForTest({ ids: [later] })).toEqual([]);
      expect((await claimOne({ ids: [id] })).id).toBe(id);
      expect(await claimForTest({ ids: [id] })).toEqual([]);
    }));
});
