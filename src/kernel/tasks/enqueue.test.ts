import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { transaction } from '../database/transaction.ts';
import { database, runtime } from '../runtime.ts';
import { describeOnAllDatabases } from '#test/support/database.ts';
import { claimForTest, claimOne, getTaskRow, keyedTask, plainTask, testTask } from '#test/support/tasks.ts';
import type { TaskKind } from './define-task.ts';
import { enqueue, enqueueMany } from './enqueue.ts';
import { retryTask } from './end-attempt.ts';

const countTasks = async () => (await database().selectFrom('task').select('id').execute()).length;
const at = (iso: string) => new Date(iso);

describeOnAllDatabases('enqueue', (test) => {
  it('adds a waiting task with the options of its kind', () =>
    test.run(async () => {
      const id = await enqueue(plainTask, { courseId: 7 });
      expect(await getTaskRow(id)).toMatchObject({
        name: 'test.plain',
        queue: 'ingest',
        key: null,
        input: { courseId: 7 },
        state: 'queued',
        lane: 0,
        attempts: 0,
        max_attempts: 5,
      });
    }));

  it('refuses an input that the kind does not declare', () =>
    test.run(async () => {
      const kind: TaskKind = plainTask;
      await expect(enqueue(kind, { courseId: 'seven' })).rejects.toThrow(ZodError);
      expect(await countTasks()).toBe(0);
    }));

  it('adds nothing when the transaction rolls back', () =>
    test.run(async () => {
      const failing = transaction(async () => {
        await enqueue(plainTask, { courseId: 1 });
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await countTasks()).toBe(0);
    }));

  it('wakes the workers of the queue after the commit, not before, and not without one', () =>
    test.run(async () => {
      const woken: string[] = [];
      runtime().wakeWorkers = (queues) => woken.push(...queues);
      await transaction(async () => {
        await enqueue(plainTask, { courseId: 1 });
        expect(woken).toEqual([]);
      });
      expect(woken).toEqual(['ingest']);
      await transaction(async () => {
        await enqueue(plainTask, { courseId: 1 });
        throw new Error('no');
      }).catch(() => undefined);
      expect(woken).toEqual(['ingest']);
    }));

  describe('with a key that waits already', () => {
    it('gives the waiting task the newer input, the earlier time and the more urgent lane', () =>
      test.run(async () => {
        const first = await enqueue(keyedTask, { courseId: 1 }, { lane: 'bulk', dueAt: at('2030-01-02') });
        const again = await enqueue(
          testTask({ name: keyedTask.name, key: () => 'course 1', attempts: 3 }),
          { courseId: 2 },
          { lane: 'interactive', dueAt: at('2030-01-01') },
        );
        expect(again).toBe(first);
        expect(await countTasks()).toBe(1);
        expect(await getTaskRow(first)).toMatchObject({
          input: { courseId: 2 },
          lane: 0,
          due_at: at('2030-01-01'),
          max_attempts: 3,
        });
      }));

    it('keeps the earlier time and the more urgent lane that it had', () =>
      test.run(async () => {
        const id = await enqueue(keyedTask, { courseId: 1 }, { lane: 'interactive', dueAt: at('2030-01-01') });
        await enqueue(keyedTask, { courseId: 1 }, { lane: 'bulk', dueAt: at('2030-01-02') });
        expect(await getTaskRow(id)).toMatchObject({ lane: 0, due_at: at('2030-01-01') });
      }));

    it('gives a task that waits for its next attempt fresh attempts', () =>
      test.run(async () => {
        const id = await enqueue(keyedTask, { courseId: 1 });
        await retryTask(await claimOne(), { code: 'task.failed', params: {} }, 600);
        await enqueue(keyedTask, { courseId: 1 });
        expect(await getTaskRow(id)).toMatchObject({ attempts: 0, failure: null });
        expect((await claimOne()).attempt).toBe(1);
      }));

    it('adds a task beside a running one of the key', () =>
      test.run(async () => {
        const first = await enqueue(keyedTask, { courseId: 1 });
        await claimOne();
        const second = await enqueue(keyedTask, { courseId: 1 });
        expect(second).not.toBe(first);
        expect((await getTaskRow(second)).state).toBe('queued');
      }));

    it('does not mix tasks of another name with the same key', () =>
      test.run(async () => {
        await enqueue(keyedTask, { courseId: 1 });
        await enqueue(testTask({ name: 'test.other', key: () => 'course 1' }), { courseId: 1 });
        expect(await countTasks()).toBe(2);
      }));
  });

  describe('enqueueMany', () => {
    it('returns the ids in the order of the inputs', () =>
      test.run(async () => {
        const ids = await enqueueMany(plainTask, [{ courseId: 3 }, { courseId: 1 }, { courseId: 2 }]);
        const rows = await Promise.all(ids.map(getTaskRow));
        expect(rows.map((row) => row.input)).toEqual([{ courseId: 3 }, { courseId: 1 }, { courseId: 2 }]);
      }));

    it('adds one task for inputs of one key, with the last of them', () =>
      test.run(async () => {
        const kind = testTask({ name: 'test.odd', key: ({ courseId }) => (courseId % 2 === 0 ? 'even' : 'odd') });
        const ids = await enqueueMany(kind, [{ courseId: 1 }, { courseId: 2 }, { courseId: 3 }]);
        expect(ids[0]).toBe(ids[2]);
        expect(await countTasks()).toBe(2);
        expect((await getTaskRow(ids[0] ?? '')).input).toEqual({ courseId: 3 });
      }));

    it('adds 5,000 tasks in one statement', () =>
      test.run(async () => {
        const ids = await enqueueMany(
          plainTask,
          Array.from({ length: 5000 }, (_, courseId) => ({ courseId })),
        );
        expect(new Set(ids).size).toBe(5000);
        expect(await countTasks()).toBe(5000);
      }));

    it('adds nothing for no inputs', () =>
      test.run(async () => {
        expect(await enqueueMany(plainTask, [])).toEqual([]);
        expect(await claimForTest()).toEqual([]);
      }));
  });
});
