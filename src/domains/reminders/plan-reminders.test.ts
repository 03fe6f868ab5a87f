import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { frozenClock } from '#kernel/clock.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { setSetting } from '#kernel/settings.ts';
import type { MetricSource } from '#domains/metrics/reference.ts';
import { storeSource } from '#test/fixtures/store-source.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { listRaised, textsOf } from '#test/support/notifications.ts';
import { addPerson } from '#test/support/people.ts';
import { deadlineKind, overdueKind } from './notifications/deadlines.ts';
import { planReminders } from './service/plan-reminders.ts';
import { reminderSetting } from './service/settings.ts';

const grade = { part: 'kind:test', maxPoints: null, weight: null };
/** Of Monday 11 November 2024: work due in two days, tomorrow, in nine days, yesterday and ten days ago. */
const source: MetricSource = {
  students: [1, 2, 3],
  parts: new Map(),
  activities: [
    { id: 1, isLesson: false, dueAt: new Date('2024-11-13T12:00:00+03:00'), grade },
    { id: 2, isLesson: false, dueAt: new Date('2024-11-12T08:00:00+03:00'), grade },
    { id: 3, isLesson: false, dueAt: new Date('2024-11-20T12:00:00+03:00'), grade },
    { id: 4, isLesson: false, dueAt: new Date('2024-11-10T23:59:00+03:00'), grade },
    { id: 5, isLesson: false, dueAt: new Date('2024-11-01T12:00:00+03:00'), grade },
  ],
  cells: [
    { studentId: 2, activityId: 1, status: 'done', completedAt: null, dueAt: null, score: null },
    { studentId: 2, activityId: 2, status: 'excused', completedAt: null, dueAt: null, score: null },
    { studentId: 2, activityId: 4, status: 'done', completedAt: null, dueAt: null, score: null },
  ],
};

function setClock(test: DatabaseTest, moment: string): void {
  test.runtime.clock = frozenClock('Europe/Moscow', new Date(moment));
}

/** Two students with accounts, one without. @returns who they are */
async function prepare(test: DatabaseTest): Promise<{ anna: string; boris: string }> {
  setClock(test, '2024-11-11T08:00:00+03:00');
  await storeSource(source);
  const [anna, boris] = [await addPerson('anna', 'student'), await addPerson('boris', 'student')];
  await sql`update student set user_id = case id when 1 then ${anna.id} else ${boris.id} end where id in (1, 2)`.execute(
    database(),
  );
  return { anna: anna.id, boris: boris.id };
}

const namesOf = (facts: unknown): string[] => deadlineKind.facts.parse(facts).deadlines.map(({ name }) => name);

async function listTold(kind: string): Promise<{ userId: string; names: string[] }[]> {
  return (await listRaised(kind)).map(({ userId, facts }) => ({ userId, names: namesOf(facts) }));
}

describeOnBothDatabases('planning reminders', (test) => {
  it('tells each student once of all that is due and not done, and nobody of what others have to do', () =>
    test.run(async () => {
      const { anna } = await prepare(test);
      await planReminders(directRun);
      await planReminders(directRun);
      expect(await listTold('reminders.deadline')).toEqual([{ userId: anna, names: ['2', '1'] }]);
    }));

  it('tells of a deadline again when its next hours have come', () =>
    test.run(async () => {
      const { anna } = await prepare(test);
      await planReminders(directRun);
      setClock(test, '2024-11-12T12:30:00+03:00');
      await planReminders(directRun);
      expect(await listTold('reminders.deadline')).toEqual([
        { userId: anna, names: ['2', '1'] },
        { userId: anna, names: ['1'] },
      ]);
    }));

  it('tells of a deadline that was moved anew at its new time', () =>
    test.run(async () => {
      const { anna } = await prepare(test);
      await planReminders(directRun);
      await sql`update activity set due_at = due_at + interval '5 days' where id = 1`.execute(database());
      await planReminders(directRun);
      expect(await listRaised('reminders.deadline')).toHaveLength(1);
      setClock(test, '2024-11-16T12:00:00+03:00');
      await planReminders(directRun);
      expect((await listTold('reminders.deadline')).slice(1)).toEqual([{ userId: anna, names: ['1'] }]);
    }));

  it('goes by the hours that are set, and by none when none are', () =>
    test.run(async () => {
      await prepare(test);
      await setSetting(reminderSetting, { hours: [], tellsOverdue: false, overdueHour: 0 }, null);
      await planReminders(directRun);
      expect(await listRaised()).toEqual([]);
      await setSetting(reminderSetting, { hours: [24], tellsOverdue: false, overdueHour: 0 }, null);
      await planReminders(directRun);
      expect((await listTold('reminders.deadline')).map(({ names }) => names)).toEqual([['2']]);
    }));

  it('tells of what has passed on the morning after, once, and never of what is older than a week', () =>
    test.run(async () => {
      const { anna } = await prepare(test);
      await planReminders(directRun);
      expect(await listTold('reminders.overdue')).toEqual([]);
      setClock(test, '2024-11-11T09:00:00+03:00');
      await planReminders(directRun);
      setClock(test, '2024-11-11T15:00:00+03:00');
      await planReminders(directRun);
      expect(await listTold('reminders.overdue')).toEqual([{ userId: anna, names: ['4'] }]);
    }));

  it('raises nothing and remembers nothing when it is taken back', () =>
    test.run(async () => {
      await prepare(test);
      const complete = (effect = async () => {}): Promise<void> =>
        transaction(async () => {
          await effect();
          throw new Error('taken back');
        });
      await expect(planReminders({ ...directRun, complete })).rejects.toThrow('taken back');
      expect(await listRaised()).toEqual([]);
      await planReminders(directRun);
      expect(await listRaised()).toHaveLength(1);
    }));

  it('leaves out of a waiting reminder what is done, moved or over by the time it is sent', () =>
    test.run(async () => {
      const { anna } = await prepare(test);
      await planReminders(directRun);
      const [told] = await listRaised();
      const raised = [{ id: 'one', userId: anna, facts: deadlineKind.facts.parse(told?.facts) }];
      await sql`insert into result (course_id, student_id, activity_id, status) values (1, 1, 2, 'done')`.execute(
        database(),
      );
      expect(namesOf((await deadlineKind.renew?.(raised))?.get('one'))).toEqual(['1']);
      expect(await deadlineKind.stillHolds?.(raised)).toEqual(new Set(['one']));
      await sql`update activity set due_at = due_at + interval '1 hour' where id = 1`.execute(database());
      expect(await deadlineKind.stillHolds?.(raised)).toEqual(new Set());
      await sql`update activity set due_at = due_at - interval '1 hour' where id = 1`.execute(database());
      setClock(test, '2024-11-14T00:00:00+03:00');
      expect(await deadlineKind.stillHolds?.(raised)).toEqual(new Set());
      expect(await overdueKind.stillHolds?.(raised)).toEqual(new Set(['one']));
    }));
});

it('reminders name work, course and time in the language and zone of the reader', () => {
  for (const kind of [deadlineKind, overdueKind]) {
    const [russian = '', english = ''] = textsOf(kind, kind.example('ru'));
    expect(russian).toContain('2 работы');
    expect(russian).toContain('чт, 12 ноября, 18:00');
    expect(english).toContain('2 pieces of work');
    expect(english).toContain('Thu 12 November at 18:00');
    for (const text of [russian, english]) {
      expect(text).toContain('Контрольная работа 2');
      expect(text).toContain('Математический анализ');
      expect(text).toContain('/my/1');
    }
  }
});
