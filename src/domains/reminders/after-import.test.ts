import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { frozenClock } from '#kernel/clock.ts';
import { database } from '#kernel/runtime.ts';
import type { WallClock } from '#kernel/zoned-time.ts';
import { writeMyItmoProgress, type WrittenStatus } from '#domains/imports/templates/my-itmo-progress.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { importFile } from '#test/support/import-files.ts';
import { listRaised } from '#test/support/notifications.ts';
import { addPerson } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { deadlineKind } from './notifications/deadlines.ts';
import { planReminders } from './service/plan-reminders.ts';

/** A gradebook of one student with two tests, each due at noon of a day of November 2024. */
function gradebook(first: [WrittenStatus, day: number], second: [WrittenStatus, day: number]): Uint8Array {
  const noonOf = (day: number): WallClock => ({ year: 2024, month: 11, day, hour: 12, minute: 0, second: 0 });
  return writeMyItmoProgress({
    activities: ['Тест 1', 'Тест 2'].map((name) => ({ name, hasDeadlines: true })),
    rows: [
      {
        student: 'id_01',
        course: 'Алгебра',
        results: [first, second].map(([status, day]) => ({
          ...{ status, dueAt: noonOf(day) },
          ...(status === 'done' && { completedAt: { ...noonOf(10), hour: 9 } }),
        })),
      },
    ],
  });
}

const told = async (): Promise<string[][]> =>
  (await listRaised('reminders.deadline')).map(({ facts }) =>
    deadlineKind.facts.parse(facts).deadlines.map(({ name, dueAt }) => `${name} ${dueAt.slice(0, 10)}`),
  );

describeOnBothDatabases(
  'reminders after imports',
  (test) => {
    it('follow a deadline that a newer gradebook moves, and end with the work that it says is done', () =>
      test.run(async () => {
        await importFile(test, gradebook(['not_attempted', 12], ['not_attempted', 13]));
        const anna = await addPerson('anna', 'student');
        await sql`update student set user_id = ${anna.id}`.execute(database());
        await planReminders(directRun);
        expect(await told()).toEqual([['Тест 1 2024-11-12', 'Тест 2 2024-11-13']]);
        const [first] = await listRaised('reminders.deadline');
        const raised = [{ id: 'one', userId: anna.id, facts: deadlineKind.facts.parse(first?.facts) }];

        await importFile(test, gradebook(['done', 12], ['not_attempted', 20]), 'newer.xlsx');
        expect(await deadlineKind.stillHolds?.(raised)).toEqual(new Set());
        test.runtime.clock = frozenClock('Europe/Moscow', new Date('2024-11-12T11:30:00+03:00'));
        await planReminders(directRun);
        expect(await told()).toHaveLength(1);

        test.runtime.clock = frozenClock('Europe/Moscow', new Date('2024-11-18T09:00:00+03:00'));
        await planReminders(directRun);
        expect((await told()).slice(1)).toEqual([['Тест 2 2024-11-20']]);
      }));
  },
  wholeProgram(),
);
