import { describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { database } from '../runtime.ts';
import { describeOnAllDatabases } from '#test/support/database.ts';
import {
  claimForTest,
  claimOne,
  expireLeases,
  getTaskRow,
  keyedTask,
  plainTask,
  testTask,
} from '#test/support/tasks.ts';
import { completeTask } from './end-attempt.ts';
import { enqueue, enqueueMany } from './enqueue.ts';
import { mostLosses } from './failures.ts';
import { renewLeases, sweepLeases } from './leases.ts';

const secondsLeft = async (id: string) => {
  const { rows } = await sql<{ left: number }>`
    select extract(epoch from lease_until - now())::float8 as left from task where id = ${id}`.execute(database());
  return rows.at(0)?.left;
};

describeOnAllDatabases('leases', (test) => {
  describe('renewLeases', () => {
    it('prolongs the leases of the worker’s own tasks', () =>
      test.run(async () => {
        await enqueueMany(plainTask, [{ courseId: 1 }, { courseId: 2 }]);
        const tasks = await claimForTest({ leaseSeconds: 5 });
        expect(await renewLeases(tasks, 100)).toEqual(new Set());
        for (const { id } of tasks) expect(await secondsLeft(id)).toBeGreaterThan(90);
      }));

    it('names the tasks that are no longer the worker’s, and leaves them alone', () =>
      test.run(async () => {
        await enqueueMany(plainTask, [{ courseId: 1 }, { courseId: 2 }, { courseId: 3 }]);
        const tasks = await claimForTest();
        const [done, lost, held] = tasks;
        if (!done || !lost || !held) throw new Error('expected three tasks');
        await completeTask(done);
        await expireLeases(lost.id);
        await sweepLeases();
        await claimOne({ leaseSeconds: 5 });
        expect(await renewLeases(tasks, 100)).toEqual(new Set([done.leaseToken, lost.leaseToken]));
        expect(await secondsLeft(lost.id)).toBeLessThan(6);
        expect(await secondsLeft(held.id)).toBeGreaterThan(90);
      }));
  });

  describe('sweepLeases', () => {
    it('lets a lost task wait again at once, says why, and records the attempt', () =>
      test.run(async () => {
        const id = await enqueue(plainTask, { courseId: 1 });
        await claimOne({ worker: 'w1' });
        await expireLeases();
        expect(await sweepLeases()).toEqual([{ id, queue: 'ingest', state: 'queued' }]);
        expect(await getTaskRow(id)).toMatchObject({ attempts: 1, failure: { code: 'task.worker_lost' } });
        const attempts = await database().selectFrom('task_attempt').selectAll().execute();
        expect(attempts).toMatchObject([{ task_id: id, attempt: 1, worker: 'w1', outcome: 'lost' }]);
        expect((await claimOne()).attempt).toBe(2);
      }));

    it('leaves tasks whose lease lasts', () =>
      test.run(async () => {
        await enqueue(plainTask, { courseId: 1 });
        await claimOne();
        expect(await sweepLeases()).toEqual([]);
      }));

    it('does not take a lost worker for a failure of the task, until it has lost too many', () =>
      test.run(async () => {
        const id = await enqueue(testTask({ name: plainTask.name, attempts: 1 }), { courseId: 1 });
        for (let losses = 1; losses < mostLosses; losses += 1) {
          expect(await claimOne()).toMatchObject({ attempt: losses, losses: losses - 1 });
          await expireLeases();
          expect(await sweepLeases()).toEqual([{ id, queue: 'ingest', state: 'queued' }]);
        }
        await claimOne();
        await expireLeases();
        expect(await sweepLeases()).toEqual([{ id, queue: 'ingest', state: 'dead' }]);
        expect((await getTaskRow(id)).failure).toEqual({ code: 'task.worker_lost', params: {} });
      }));

    it('supersedes a lost task when a newer one of its key waits', () =>
      test.run(async () => {
        const id = await enqueue(keyedTask, { courseId: 1 });
        await claimOne();
        await enqueue(keyedTask, { courseId: 1 });
        await expireLeases();
        expect(await sweepLeases()).toEqual([{ id, queue: 'ingest', state: 'superseded' }]);
        expect(await claimForTest()).toHaveLength(1);
      }));

    it('takes every running task when the database was another process’s alone', () =>
      test.run(async () => {
        await enqueueMany(plainTask, [{ courseId: 1 }, { courseId: 2 }]);
        await claimOne();
        expect(await sweepLeases(true)).toHaveLength(1);
        expect(await claimForTest()).toHaveLength(2);
      }));

    it('gives each lost task to one of those who sweep at the same time', () =>
      test.run(async () => {
        await enqueueMany(
          plainTask,
          Array.from({ length: 50 }, (_, courseId) => ({ courseId })),
        );
        await claimForTest({ limit: 50 });
        await expireLeases();
        const swept = (await Promise.all([sweepLeases(), sweepLeases(), sweepLeases()])).flat();
        expect(swept).toHaveLength(50);
      }));
  });
});
