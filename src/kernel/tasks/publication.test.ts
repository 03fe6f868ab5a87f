import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { database } from '../runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { claimOne, getTaskRow, plainTask, testTask } from '#test/support/tasks.ts';
import { releaseTask } from './end-attempt.ts';
import { enqueue, enqueueMany } from './enqueue.ts';
import { findLost, putBackUnpublished, takeUnpublished } from './publication.ts';

const inputs = (count: number) => Array.from({ length: count }, (_, courseId) => ({ courseId }));
const interactive = { queue: 'ingest', lane: 'interactive' } as const;
const bulk = { queue: 'ingest', lane: 'bulk' } as const;

async function age(seconds: number): Promise<void> {
  await sql`update task set published_at = published_at - make_interval(secs => ${seconds})`.execute(database());
}

describeOnBothDatabases('the note of publication', (test) => {
  const names = [plainTask.name];
  const take = async (limit = 100, full: Parameters<typeof takeUnpublished>[1] = []) =>
    (await takeUnpublished(limit, full)).map(({ id }) => id);

  it('takes each due task once, the urgent first, with its address', () =>
    test.run(async () => {
      const slow = await enqueue(plainTask, { courseId: 1 }, { lane: 'bulk' });
      const quick = await enqueue(plainTask, { courseId: 2 });
      await enqueue(plainTask, { courseId: 3 }, { dueAt: new Date('2100-01-01') });
      expect(await takeUnpublished(100, [])).toEqual([
        { ...interactive, id: quick },
        { ...bulk, id: slow },
      ]);
      expect(await take()).toEqual([]);
    }));

  it('takes no more than asked for, and nothing of an address that is full', () =>
    test.run(async () => {
      const ids = await enqueueMany(plainTask, inputs(3));
      const later = await enqueue(plainTask, { courseId: 9 }, { lane: 'bulk' });
      const first = await take(2);
      expect(first).toHaveLength(2);
      expect(await take(100, [interactive])).toEqual([later]);
      expect([...first, ...(await take(100))].toSorted()).toEqual(ids.toSorted());
    }));

  it('leaves alone a queue that this version does not know', () =>
    test.run(async () => {
      const id = await enqueue(plainTask, { courseId: 1 });
      await sql`update task set queue = 'of_tomorrow'`.execute(database());
      expect(await take()).toEqual([]);
      expect((await getTaskRow(id)).published_at).toBeNull();
    }));

  it('is forgotten when the message was refused, and when an attempt has begun', () =>
    test.run(async () => {
      const id = await enqueue(plainTask, { courseId: 1 });
      expect(await take()).toEqual([id]);
      await putBackUnpublished([id]);
      expect(await take()).toEqual([id]);
      await releaseTask(await claimOne());
      expect(await take()).toEqual([id]);
    }));

  it('of a collapsed task is that of the newer input: it is published again', () =>
    test.run(async () => {
      const keyed = testTask({ name: 'test.keyed', key: () => 'one' });
      const id = await enqueue(keyed, { courseId: 1 });
      expect(await take()).toEqual([id]);
      await enqueue(keyed, { courseId: 2 });
      expect(await take()).toEqual([id]);
    }));

  it('does not touch a running task when its message comes back', () =>
    test.run(async () => {
      const id = await enqueue(plainTask, { courseId: 1 });
      await claimOne();
      await putBackUnpublished([id]);
      expect((await getTaskRow(id)).state).toBe('running');
    }));

  it('counts as lost after some time where no message waits, elsewhere after a long one', () =>
    test.run(async () => {
      await enqueue(plainTask, { courseId: 1 });
      await enqueue(plainTask, { courseId: 2 }, { lane: 'bulk' });
      await take();
      const find = () => findLost({ empty: [interactive], seconds: 5, longest: 60, names });
      expect(await find()).toBe(0);
      await age(10);
      expect(await find()).toBe(1);
      expect(await find()).toBe(0);
      await age(60);
      expect(await find()).toBe(1);
      expect(await take()).toHaveLength(2);
    }));

  it('never counts as lost for a task whose name this version does not know', () =>
    test.run(async () => {
      await enqueue(testTask({ name: 'test.of_tomorrow' }), { courseId: 1 });
      await take();
      await age(1000);
      expect(await findLost({ empty: [interactive], seconds: 5, longest: 60, names })).toBe(0);
    }));
});
