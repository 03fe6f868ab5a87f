import { expect, it } from 'vitest';
import type { MetricCell } from '#domains/metrics/definitions.ts';
import { storeCells, storedCourseId, storeSource } from '#test/fixtures/store-source.ts';
import { ungraded } from '#test/fixtures/metric-source.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { neededToConfirm } from '../contract.ts';
import { listDeadlines, listResultsOfStudent } from './cells.ts';

const day = (number: number) => new Date(Date.UTC(2024, 8, number));
const dueAt = day(10);

/** A course with one activity, and who handed it in on which day; null: without a time. */
async function storeHandedIn(students: number, handedIn: readonly (number | null)[]): Promise<void> {
  const cells = handedIn.map((on, index): MetricCell => ({
    ...{ studentId: index + 1, activityId: 1, status: 'done', score: null, dueAt: null },
    completedAt: on === null ? null : day(on),
  }));
  const activities = [{ id: 1, isLesson: false, dueAt, grade: ungraded }];
  const ids = Array.from({ length: students }, (_, index) => index + 1);
  await storeSource({ students: ids, activities, parts: new Map(), cells });
}

const deadlineAt = async (at: Date) => (await listDeadlines(storedCourseId, at)).at(0);
const stateOf = async (studentId: number, at: Date) =>
  (await listResultsOfStudent(storedCourseId, studentId, at)).at(0)?.state;

it('a tenth of ten students or more is needed, of fewer nobody', () => {
  expect([0, 9, 10, 11, 20, 21, 60].map(neededToConfirm)).toEqual([0, 0, 1, 2, 2, 3, 6]);
});

describeOnBothDatabases('a deadline that has passed', (test) => {
  it('makes nobody overdue while fewer than a tenth have handed in', () =>
    test.run(async () => {
      await storeHandedIn(20, [9]);
      expect(await deadlineAt(day(30))).toMatchObject({ isConfirmed: false, onTime: 1, overdue: 0, upcoming: 0 });
      expect([await stateOf(1, day(30)), await stateOf(2, day(30))]).toEqual(['done', 'unknown']);
    }));

  it('counts from the moment on at which a tenth had handed in, and so it is as of any other', () =>
    test.run(async () => {
      await storeHandedIn(20, [9, 14, 20]);
      const at = async (number: number) => {
        const { isConfirmed, late, overdue, upcoming } = (await deadlineAt(day(number))) ?? {};
        return { isConfirmed, late, overdue, upcoming };
      };
      expect(await at(9)).toEqual({ isConfirmed: true, late: 0, overdue: 0, upcoming: 19 });
      expect(await at(13)).toEqual({ isConfirmed: false, late: 0, overdue: 0, upcoming: 0 });
      expect(await at(14)).toEqual({ isConfirmed: true, late: 1, overdue: 18, upcoming: 0 });
      expect(await at(21)).toEqual({ isConfirmed: true, late: 2, overdue: 17, upcoming: 0 });
    }));

  it('counts where results have no times and enough are there', () =>
    test.run(async () => {
      await storeHandedIn(20, [null, null]);
      expect(await deadlineAt(day(11))).toMatchObject({ isConfirmed: true, overdue: 18 });
    }));

  it('counts as it stands in a course of fewer than ten, and where it is that of a student alone', () =>
    test.run(async () => {
      await storeHandedIn(9, []);
      expect(await deadlineAt(day(11))).toMatchObject({ isConfirmed: true, overdue: 9 });
      await storeHandedIn(20, []);
      const notAttempted = { activityId: 1, status: 'not_attempted', score: null, completedAt: null } as const;
      await storeCells([
        { ...notAttempted, studentId: 1, dueAt },
        { ...notAttempted, studentId: 2, dueAt: null },
      ]);
      const states = await Promise.all([1, 2, 3].map((id) => stateOf(id, day(11))));
      expect(states).toEqual(['overdue', 'unknown', 'unknown']);
    }));
});
