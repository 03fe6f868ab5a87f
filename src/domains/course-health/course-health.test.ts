import { expect, it } from 'vitest';
import { resultColumns, upsertActivities, upsertResults } from '#domains/gradebook/index.ts';
import { recomputeKind } from '#domains/metrics/service.ts';
import { raiseDataVersion, upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { clock } from '#kernel/runtime.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { listCourseHealth } from './service.ts';

const day = 86_400_000;

/** A course of twelve students: an easy test, a hard one, and three tests that are due in a week. */
async function addCourse(): Promise<number> {
  const now = clock().now().getTime();
  const { id: courseId } = await upsertCourse('test', 'course', 'Курс');
  const people = Array.from({ length: 12 }, (_, index) => ({
    ...{ externalId: String(index), name: null, email: null, group: null },
  }));
  const { ids: students } = await upsertStudents('test', courseId, people);
  const test = (key: string, position: number, dueAt: Date | null) => ({
    ...{ key, name: key, kind: 'test' as const, position, maxPoints: 10, dueAt },
  });
  const { ids: activities } = await upsertActivities(courseId, [
    test('easy', 1, null),
    test('hard', 2, null),
    ...['a', 'b', 'c'].map((key, index) => test(key, 3 + index, new Date(now + 7 * day))),
  ]);
  const [easy = 0, hard = 0, waiting = 0] = activities;
  const results = students.flatMap((studentId, index) => [
    { studentId, activityId: easy, status: 'done' as const, score: 9 },
    { studentId, activityId: hard, status: 'done' as const, score: index % 4 },
    { studentId, activityId: waiting, status: 'attempted' as const, completedAt: new Date(now - 20 * day) },
  ]);
  await upsertResults(courseId, null, resultColumns(results));
  await raiseDataVersion(courseId);
  return courseId;
}

describeOnBothDatabases(
  'the health of courses',
  (test) => {
    it('is unknown until a course is computed; then it has figures, the hardest activity and reasons', () =>
      test.run(async () => {
        const administrator = testActor('administrator');
        const courseId = await addCourse();
        expect(await listCourseHealth(administrator)).toMatchObject([{ courseId, status: 'unknown', asOf: null }]);
        await enqueue(recomputeKind, { courseId });
        await finishTasks(test.runtime);
        const [course] = await listCourseHealth(administrator);
        expect(course).toMatchObject({
          figures: { students: 12, completionPct: 40, overduePct: null, waiting: 12, isRunning: true },
          hardest: { name: 'hard', hardness: 85 },
          status: 'attention',
        });
        expect(course?.figures.weeks.map(({ deadlines }) => deadlines)).toEqual([3]);
        expect(course?.figures.waitingDays).toBeCloseTo(20, 1);
        expect(course?.reasons.map(({ code }) => code)).toEqual(['waiting', 'deadlines']);
        expect(await listCourseHealth(testActor('teacher'))).toEqual([]);
      }));
  },
  wholeProgram(),
);
