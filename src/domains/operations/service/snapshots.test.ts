import { describe, expect, it, vi } from 'vitest';
import type { Snapshot, SnapshotKind, Snapshots } from '#adapters/database/port.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { announce } from '#kernel/tasks/announce-event.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { courseChanged } from '#domains/gradebook/index.ts';
import { operations } from '#domains/operations/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { enqueueSnapshot } from './snapshots.ts';

const program = { tasks: createTaskCatalogue(operations.tasks), followUps: operations.followUps ?? [] };

const waitingInputs = async (): Promise<unknown[]> => {
  const rows = await database().selectFrom('task').select(['input', 'state']).where('state', '=', 'queued').execute();
  return rows.map(({ input }) => input);
};

describeOnBothDatabases(
  'snapshots',
  (test) => {
    it('collapse while they wait, each kind for itself', () =>
      test.run(async () => {
        for (const kind of ['import', 'daily', 'import', 'import'] as const) await enqueueSnapshot(kind);
        expect(await waitingInputs()).toHaveLength(2);
      }));

    it('follow a changed course, and only when the change is committed', () =>
      test.run(async () => {
        const failing = transaction(async () => {
          await announce(courseChanged, { courseId: 1 });
          throw new Error('changed its mind');
        });
        await expect(failing).rejects.toThrow('changed its mind');
        expect(await waitingInputs()).toEqual([]);
        await transaction(() => announce(courseChanged, { courseId: 1 }));
        expect(await waitingInputs()).toEqual([{ kind: 'import' }]);
      }));

    it('are taken by a worker of the process that hosts the database', () =>
      test.run(async () => {
        const take = vi.fn(async (kind: SnapshotKind): Promise<Snapshot> => {
          return { kind, path: '/snapshots/a', takenAt: new Date('2026-11-24'), bytes: 1 };
        });
        const snapshots: Snapshots = { take, list: async () => [] };
        await enqueueSnapshot('import');
        await finishTasks({ ...test.runtime, snapshots });
        expect(take.mock.calls).toEqual([['import']]);
        expect(await waitingInputs()).toEqual([]);
      }));

    it("are nobody's work where there are none: the task ends quietly", () =>
      test.run(async () => {
        const id = await enqueueSnapshot('daily');
        await finishTasks(test.runtime);
        const task = await database().selectFrom('task').select('state').where('id', '=', id).executeTakeFirst();
        expect(task).toEqual({ state: 'done' });
      }));
  },
  program,
);

describe('the schedule of snapshots', () => {
  it('takes one every day at four', () => {
    expect(operations.schedules).toContainEqual(
      expect.objectContaining({ name: 'operations.snapshot', cron: '0 4 * * *', input: { kind: 'daily' } }),
    );
  });
});
