import { expect, it } from 'vitest';
import { storeSource, storedCourseId } from '#test/fixtures/store-source.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { listOpenWork } from './open-work.ts';

const at = new Date('2024-11-11T00:00:00+03:00');
const dayOf = (day: string) => new Date(`2024-${day}T12:00:00Z`);
const activity = (id: number, day: string | null, isLesson = false) => ({
  ...{ id, isLesson, dueAt: day === null ? null : dayOf(day) },
  grade: { part: 'kind:test', maxPoints: 10, weight: null },
});
const cell = (studentId: number, activityId: number, status: 'done' | 'failed' | 'excused', day: string) => ({
  ...{ studentId, activityId, status, score: 5, completedAt: dayOf(day), dueAt: null },
});

describeOnBothDatabases('open work', (test) => {
  it('is open and without a date while its deadline has passed and does not count', () =>
    test.run(async () => {
      const students = Array.from({ length: 10 }, (_, index) => index + 1);
      await storeSource({ parts: new Map(), students, activities: [activity(1, '09-20')], cells: [] });
      const [first] = await listOpenWork(storedCourseId, at, [1]);
      expect(first).toMatchObject({ activityId: 1, state: 'open', dueAt: null });
    }));

  it('is what is overdue, failed or not done yet, by date; of one student the same as among all', () =>
    test.run(async () => {
      await storeSource({
        parts: new Map(),
        students: [1, 2, 3],
        activities: [
          ...[activity(1, '09-20'), activity(2, '10-18'), activity(3, '12-20'), activity(4, null)],
          activity(5, '10-01', true),
        ],
        cells: [
          ...[cell(1, 1, 'done', '09-19'), cell(1, 2, 'failed', '10-17'), cell(1, 3, 'excused', '10-01')],
          ...[cell(2, 1, 'excused', '09-19'), cell(2, 4, 'done', '10-01')],
        ],
      });
      const all = await listOpenWork(storedCourseId, at);
      expect(all.map(({ studentId, activityId, state }) => `${studentId}: ${activityId} ${state}`)).toEqual([
        ...['1: 2 failed', '1: 4 open', '2: 2 overdue', '2: 3 open'],
        ...['3: 1 overdue', '3: 2 overdue', '3: 3 open', '3: 4 open'],
      ]);
      for (const id of [1, 2, 3]) {
        expect(await listOpenWork(storedCourseId, at, [id])).toEqual(all.filter(({ studentId }) => studentId === id));
      }
      expect(await listOpenWork(storedCourseId, at, [2, 3])).toEqual(all.filter(({ studentId }) => studentId > 1));
    }));
});
