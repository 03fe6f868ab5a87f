import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { database } from '../runtime.ts';
import { describeOnAllDatabases } from '#test/support/database.ts';
import {
  claimForTest,
  claimOne,
  expireLeases,
  getTaskRow,
  keyedTask,
  makeDue,
  plainTask,
} from '#test/support/tasks.ts';
import type { ClaimedTask } from './claim.ts';
import { buryTask, completeTask, releaseTask, retryTask } from './end-attempt.ts';
import { enqueue, enqueueMany } from './enqueue.ts';
import { LeaseLost, type Failure } from './failures.ts';
import { sweepLeases } from './leases.ts';

const failure: Failure = { code: 'task.timed_out', params: { seconds: 5 } };
const addProgramme = async (): Promise<void> => {
  await database().insertInto('programme').values({ name: 'Applied mathematics' }).execute();
};
const countProgrammes = async () => (await database().selectFrom('programme').select('id').execute()).length;
const listAttempts = (id: string) =>
  database().selectFrom('task_attempt').selectAll().where('task_id', '=', id).orderBy('started_at').execute();

/** A task claimed by one worker, lost, and claimed by another. */
async function claimTwice(): Promise<{ lost: ClaimedTask; held: ClaimedTask }> {
  await enqueue(plainTask, { courseId: 1 });
  const lost = await claimOne({ worker: 'first' });
  await expireLeases();
  await sweepLeases();
  return { lost, held: await claimOne({ worker: 'second' }) };
}

describeOnAllDatabases('an attempt at a task', (test) => {
  describe('completeTask', () => {
    it('marks the task done together with its effect, and records the attempt', () =>
      test.run(async () => {
        const id = await enqueue(plainTask, { courseId: 1 });
        const task = await claimOne({ worker: 'w1' });
        await completeTask(task, addProgramme);
        expect(await countProgrammes()).toBe(1);
        expect(await getTaskRow(id)).toMatchObject({ state: 'done', lease_token: null, lease_until: null });
        expect(await listAttempts(id)).toMatchObject([{ attempt: 1, outcome: 'done', worker: 'w1', failure: null }]);
      }));

    it('leaves task and data as they were when the effect fails', () =>
      test.run(async () => {
        const id = await enqueue(plainTask, { courseId: 1 });
        const task = await claimOne();
        const failing = completeTask(task, async () => {
          await addProgramme();
          throw new Error('no');
        });
        await expect(failing).rejects.toThrow('no');
        expect(await countProgrammes()).toBe(0);
        expect((await getTaskRow(id)).state).toBe('running');
        await completeTask(task, addProgramme);
        expect(await countProgrammes()).toBe(1);
      }));

    it('has no effect for a worker whose task another has taken over', () =>
      test.run(async () => {
        const { lost, held } = await claimTwice();
        let hasBegun = false;
        const beginning = async (): Promise<void> => void (hasBegun = true);
        await expect(completeTask(lost, beginning)).rejects.toThrow(LeaseLost);
        expect(hasBegun).toBe(false);
        await expect(completeTask(lost, addProgramme)).rejects.toThrow(LeaseLost);
        await expect(completeTask(lost)).rejects.toThrow(LeaseLost);
        expect(await countProgrammes()).toBe(0);
        await completeTask(held, addProgramme);
        expect(await countProgrammes()).toBe(1);
      }));

    it('has an effect once only', () =>
      test.run(async () => {
        await enqueue(plainTask, { courseId: 1 });
        const task = await claimOne();
        await completeTask(task, addProgramme);
        await expect(completeTask(task, addProgramme)).rejects.toThrow(LeaseLost);
        expect(await countProgrammes()).toBe(1);
      }));
  });

  describe('completeTask of several at once', () => {
    /** Claims so many tasks. */
    async function claimSeveral(count: number): Promise<ClaimedTask[]> {
      await enqueueMany(
        plainTask,
        Array.from({ length: count }, (_, courseId) => ({ courseId })),
      );
      return claimForTest({ limit: count });
    }

    it('marks all done and records an attempt of each', () =>
      test.run(async () => {
        const tasks = await claimSeveral(20);
        await Promise.all(tasks.map((task) => completeTask(task)));
        for (const { id } of tasks) {
          expect(await getTaskRow(id)).toMatchObject({ state: 'done', lease_token: null, lease_until: null });
          expect(await listAttempts(id)).toMatchObject([{ attempt: 1, outcome: 'done', worker: 'test worker' }]);
        }
      }));

    it('needs one statement for all', () =>
      test.run(async () => {
        const tasks = await claimSeveral(20);
        let connections = 0;
        const count = (): void => void (connections += 1);
        test.database.pool.on('acquire', count);
        await Promise.all(tasks.map((task) => completeTask(task)));
        test.database.pool.off('acquire', count);
        expect(connections).toBe(1);
      }));

    it('lets one that was lost fail, and only that one', () =>
      test.run(async () => {
        const { lost, held } = await claimTwice();
        const others = await claimSeveral(3);
        const outcomes = await Promise.allSettled([lost, ...others].map((task) => completeTask(task)));
        expect(outcomes).toMatchObject([
          { status: 'rejected', reason: new LeaseLost() },
          ...others.map(() => ({ status: 'fulfilled' })),
        ]);
        expect(await getTaskRow(held.id)).toMatchObject({ state: 'running', lease_token: held.leaseToken });
        for (const { id } of others) expect((await getTaskRow(id)).state).toBe('done');
      }));

    it('is undone as a whole when the database refuses one, and done again for the others', () =>
      test.run(async () => {
        const tasks = await claimSeveral(3);
        const [refused, ...others] = tasks;
        await sql`alter table task add constraint refusal
          check (id <> ${sql.lit(refused?.id)} or state <> 'done')`.execute(database());
        try {
          const outcomes = await Promise.allSettled(tasks.map((task) => completeTask(task)));
          expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
          expect((await getTaskRow(refused?.id ?? '')).state).toBe('running');
          for (const { id } of others) {
            expect((await getTaskRow(id)).state).toBe('done');
            expect(await listAttempts(id)).toHaveLength(1);
          }
        } finally {
          await sql`alter table task drop constraint refusal`.execute(database());
        }
      }));
  });

  describe('retryTask', () => {
    it('lets the task wait, says why, and records the attempt', () =>
      test.run(async () => {
        const id = await enqueue(plainTask, { courseId: 1 });
        expect(await retryTask(await claimOne(), failure, 100)).toBe(true);
        const row = await getTaskRow(id);
        expect(row).toMatchObject({ state: 'queued', attempts: 1, failure, lease_token: null, finished_at: null });
        expect(await listAttempts(id)).toMatchObject([{ attempt: 1, outcome: 'retried', failure }]);
        expect(await claimForTest()).toEqual([]);
        await makeDue();
        expect((await claimOne()).attempt).toBe(2);
      }));

    it('gives way to a newer task of the key that waits', () =>
      test.run(async () => {
        const id = await enqueue(keyedTask, { courseId: 1 });
        const task = await claimOne();
        const newer = await enqueue(keyedTask, { courseId: 1 });
        expect(await retryTask(task, failure, 0)).toBe(true);
        expect((await getTaskRow(id)).state).toBe('superseded');
        expect((await getTaskRow(id)).finished_at).not.toBeNull();
        expect((await claimOne()).id).toBe(newer);
      }));
  });

  it('buried leaves the task dead, with its failure', () =>
    test.run(async () => {
      const id = await enqueue(plainTask, { courseId: 1 });
      expect(await buryTask(await claimOne(), failure)).toBe(true);
      expect(await getTaskRow(id)).toMatchObject({ state: 'dead', failure, lease_token: null });
      expect(await listAttempts(id)).toMatchObject([{ outcome: 'dead', failure }]);
      expect(await claimForTest()).toEqual([]);
    }));

  it('released is not counted, and the task may run at once', () =>
    test.run(async () => {
      const id = await enqueue(plainTask, { courseId: 1 });
      expect(await releaseTask(await claimOne())).toBe(true);
      expect(await getTaskRow(id)).toMatchObject({ state: 'queued', attempts: 0, failure: null });
      expect((await claimOne()).attempt).toBe(1);
      expect(await listAttempts(id)).toMatchObject([{ attempt: 1, outcome: 'released' }]);
    }));

  it('changes nothing once the lease is lost, however it ends', () =>
    test.run(async () => {
      const { lost, held } = await claimTwice();
      expect(await retryTask(lost, failure, 0)).toBe(false);
      expect(await buryTask(lost, failure)).toBe(false);
      expect(await releaseTask(lost)).toBe(false);
      expect(await getTaskRow(held.id)).toMatchObject({ state: 'running', lease_token: held.leaseToken });
    }));
});
