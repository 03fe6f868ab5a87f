import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { database } from '../runtime.ts';
import { describeOnAllDatabases } from '#test/support/database.ts';
import { claimForTest, plainTask } from '#test/support/tasks.ts';
import { enqueueMany } from './enqueue.ts';

const rate = { starts: 5, seconds: 60 };
const enqueueSome = (count: number) =>
  enqueueMany(
    plainTask,
    Array.from({ length: count }, (_, courseId) => ({ courseId })),
  );

describeOnAllDatabases('the rate of a queue', (test) => {
  it('lets as many tasks start as it allows, and no more within the time', () =>
    test.run(async () => {
      await enqueueSome(10);
      expect(await claimForTest({ rate, limit: 3 })).toHaveLength(3);
      expect(await claimForTest({ rate, limit: 3 })).toHaveLength(2);
      expect(await claimForTest({ rate })).toEqual([]);
    }));

  it('lets more start when the first ones are older than the time', () =>
    test.run(async () => {
      await enqueueSome(10);
      await claimForTest({ rate });
      const age = (seconds: number) =>
        sql`update task_rate set second = second - make_interval(secs => ${seconds})`.execute(database());
      await age(58);
      expect(await claimForTest({ rate })).toEqual([]);
      await age(5);
      expect(await claimForTest({ rate })).toHaveLength(5);
      expect(await database().selectFrom('task_rate').selectAll().execute()).toHaveLength(1);
    }));

  it('holds when many ask at the same time', () =>
    test.run(async () => {
      await enqueueSome(20);
      const claims = await Promise.all(Array.from({ length: 8 }, () => claimForTest({ rate, limit: 2 })));
      expect(claims.flat()).toHaveLength(5);
    }));

  it('is one queue’s own, and counts no look that found nothing', () =>
    test.run(async () => {
      expect(await claimForTest({ rate })).toEqual([]);
      await enqueueSome(10);
      expect(await claimForTest({ queue: 'llm', rate })).toEqual([]);
      expect(await claimForTest({ rate })).toHaveLength(5);
      expect(await claimForTest()).toHaveLength(5);
    }));
});
