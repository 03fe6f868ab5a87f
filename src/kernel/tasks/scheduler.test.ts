import { afterEach, describe, expect, it } from 'vitest';
import { database } from '../runtime.ts';
import { frozenClock } from '../clock.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { plainTask } from '#test/support/tasks.ts';
import type { ScheduleDefinition, TaskKind } from './define-task.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { enqueueSlot } from './slot.ts';

const kind: TaskKind = plainTask;
const nightly: ScheduleDefinition = { name: 'test.nightly', cron: '0 4 * * *', task: kind, input: { courseId: 1 } };
const slots = async () => {
  const rows = await database().selectFrom('schedule_slot').select('slot').orderBy('slot').execute();
  return rows.map(({ slot }) => slot.toISOString());
};
const countTasks = async () => (await database().selectFrom('task').select('id').execute()).length;
const at = (iso: string) => new Date(iso);

describeOnBothDatabases('schedules', (test) => {
  describe('enqueueSlot', () => {
    it('only notes the first slot ever, and enqueues the task of each later one', () =>
      test.run(async () => {
        expect(await enqueueSlot(nightly, at('2024-11-10T01:00:00Z'))).toBe(false);
        expect(await countTasks()).toBe(0);
        expect(await enqueueSlot(nightly, at('2024-11-11T01:00:00Z'))).toBe(true);
        expect(await countTasks()).toBe(1);
      }));

    it('enqueues a slot once, however many ask at the same time', () =>
      test.run(async () => {
        await enqueueSlot(nightly, at('2024-11-10T01:00:00Z'));
        const asked = Array.from({ length: 8 }, () => enqueueSlot(nightly, at('2024-11-11T01:00:00Z')));
        expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
        expect(await countTasks()).toBe(1);
      }));

    it('does not take the slot when the task cannot be enqueued', () =>
      test.run(async () => {
        await enqueueSlot(nightly, at('2024-11-10T01:00:00Z'));
        const wrong = { ...nightly, input: { courseId: 'one' } };
        await expect(enqueueSlot(wrong, at('2024-11-11T01:00:00Z'))).rejects.toThrow('courseId');
        expect(await enqueueSlot(nightly, at('2024-11-11T01:00:00Z'))).toBe(true);
      }));

    it('keeps schedules apart', () =>
      test.run(async () => {
        await enqueueSlot(nightly, at('2024-11-10T01:00:00Z'));
        const other = { ...nightly, name: 'test.other' };
        expect(await enqueueSlot(other, at('2024-11-11T01:00:00Z'))).toBe(false);
      }));
  });

  describe('createScheduler', () => {
    const started: Scheduler[] = [];
    afterEach(async () => {
      await Promise.all(started.splice(0).map((scheduler) => scheduler.stop()));
    });
    const start = (schedule: ScheduleDefinition, now?: string): void => {
      const scheduler = createScheduler({
        runtime: test.runtime,
        schedules: [schedule],
        ...(now === undefined ? {} : { clock: frozenClock('Europe/Moscow', at(now)) }),
      });
      started.push(scheduler);
      scheduler.start();
    };

    it('reads the time in the zone of the institution', () =>
      test.run(async () => {
        start(nightly, '2024-11-11T00:59:59Z');
        await expect.poll(slots).toEqual(['2024-11-10T01:00:00.000Z']);
        start(nightly, '2024-11-11T01:00:00Z');
        await expect.poll(slots).toEqual(['2024-11-10T01:00:00.000Z', '2024-11-11T01:00:00.000Z']);
        await expect.poll(countTasks).toBe(1);
      }));

    it('makes up for one missed slot after days without a scheduler', () =>
      test.run(async () => {
        await enqueueSlot(nightly, at('2024-11-01T01:00:00Z'));
        start(nightly, '2024-11-11T09:00:00Z');
        await expect.poll(slots).toEqual(['2024-11-01T01:00:00.000Z', '2024-11-11T01:00:00.000Z']);
        await expect.poll(countTasks).toBe(1);
      }));

    it('enqueues when the time comes, each slot once though two schedulers run', () =>
      test.run(async () => {
        const everySecond = { ...nightly, cron: '* * * * * *' };
        start(everySecond);
        start(everySecond);
        await expect.poll(countTasks).toBeGreaterThanOrEqual(2);
        await Promise.all(started.splice(0).map((scheduler) => scheduler.stop()));
        expect(await countTasks()).toBe((await slots()).length - 1);
      }));

    it('refuses a wrong cron expression and two schedules of one name', () => {
      const create = (...schedules: ScheduleDefinition[]) => createScheduler({ runtime: test.runtime, schedules });
      expect(() => create({ ...nightly, cron: 'every night' })).toThrow();
      expect(() => create(nightly, nightly)).toThrow('two schedules are named test.nightly');
    });
  });
});
