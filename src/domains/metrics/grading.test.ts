import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { resultColumns, upsertActivities, upsertResults } from '#domains/gradebook/index.ts';
import { actorForUser } from '#domains/identity/index.ts';
import { previewGrading } from '#domains/risk/service/preview-grading.ts';
import { raiseDataVersion, upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { addPerson } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { defaultGrading } from './grading/contract.ts';
import { recomputeKind } from './service.ts';
import { getGrading, setGrading } from './service/grading.ts';

const activity = { kind: 'test' as const, maxPoints: 10, dueAt: null };

/** A course of two students with two scores each: 10 and 4, 6 and 2. @returns the course, and another one */
async function addCourses(): Promise<[number, number]> {
  const add = async (name: string): Promise<number> => {
    const { id: courseId } = await upsertCourse('test', name, name);
    const person = { name: null, email: null, group: null };
    const { ids } = await upsertStudents('test', courseId, [
      { externalId: '1', ...person },
      { externalId: '2', ...person },
    ]);
    const { ids: activities } = await upsertActivities(courseId, [
      { ...activity, key: 'one', name: 'one', position: 1, counts: { category: 'Tests', weight: 1 } },
      { ...activity, key: 'two', name: 'two', position: 2, counts: { category: 'Tests', weight: 3 } },
    ]);
    const [first = 0, second = 0] = ids;
    const [one = 0, two = 0] = activities;
    const done = { status: 'done' } as const;
    const results = [
      { studentId: first, activityId: one, ...done, score: 10 },
      { studentId: first, activityId: two, ...done, score: 4 },
      { studentId: second, activityId: one, ...done, score: 6 },
      { studentId: second, activityId: two, ...done, score: 2 },
    ];
    await upsertResults(courseId, null, resultColumns(results));
    await raiseDataVersion(courseId);
    await enqueue(recomputeKind, { courseId });
    return courseId;
  };
  return [await add('course'), await add('other')];
}

/** Grade and failed activities of each student, the best first. */
async function stored(courseId: number): Promise<[number, number][]> {
  const rows = await database()
    .selectFrom('student_course_metric')
    .select(['grade_pct', 'failed'])
    .where('course_id', '=', courseId)
    .orderBy('grade_pct', 'desc')
    .execute();
  return rows.map(({ grade_pct, failed }) => [Math.round(grade_pct ?? NaN), failed]);
}

describeOnBothDatabases(
  'the rules of grading of a course',
  (test) => {
    it('are previewed without storing, change this course alone, and go back to those of the source', () =>
      test.run(async () => {
        const { id } = await addPerson('administrator', 'administrator');
        const administrator = await actorForUser(id);
        if (!administrator) throw new Error('the administrator was added');
        const [courseId, otherId] = await addCourses();
        await finishTasks(test.runtime);
        const asSource = await stored(courseId);
        const other = await stored(otherId);
        expect(asSource).toEqual([
          [55, 0],
          [30, 0],
        ]);

        const { activities } = await getGrading(administrator, courseId);
        const rules = {
          ...defaultGrading,
          ...{ parts: { Tests: { weight: null, dropLowest: 1 } }, passPct: 50 },
          activities: { [String(activities[1]?.id)]: 1 },
        };
        const effect = await previewGrading(administrator, courseId, rules);
        expect(effect).toMatchObject({ students: 2, changed: { grade: 2, overall: 0, failed: 2 } });
        const rounded = ({ before, after }: { before: number | null; after: number | null }) =>
          [before, after].map((value) => Math.round(value ?? NaN));
        expect(effect.items.map(({ grade, failed }) => [rounded(grade), rounded(failed)])).toEqual([
          [
            [55, 100],
            [0, 1],
          ],
          [
            [30, 60],
            [0, 1],
          ],
        ]);
        expect(await stored(courseId)).toEqual(asSource);

        expect(await setGrading(administrator, courseId, rules)).toMatchObject({ grading: rules, isDefault: false });
        await finishTasks(test.runtime);
        expect(await stored(courseId)).toEqual([
          [100, 1],
          [60, 1],
        ]);
        expect(await stored(otherId)).toEqual(other);

        expect(await setGrading(administrator, courseId, null)).toMatchObject({ isDefault: true });
        await finishTasks(test.runtime);
        expect(await stored(courseId)).toEqual(asSource);
        const noted = await database()
          .selectFrom('audit_event')
          .select('details')
          .where('action', '=', 'course.grading_set')
          .execute();
        expect(noted).toHaveLength(2);
      }));
  },
  wholeProgram(),
);
