import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { resultColumns } from './incoming-results.ts';
import { upsertActivities, type IncomingActivity } from './upsert-activities.ts';
import { upsertResults } from './upsert-results.ts';

const done = new Date('2024-10-01T10:00:00Z');
const due = new Date('2024-10-05T20:59:00Z');
const quiz: IncomingActivity = { key: 'quiz', name: 'Quiz', kind: 'test', position: 1, maxPoints: 10, dueAt: due };

async function addCourse(): Promise<{ courseId: number; studentId: number; activityId: number }> {
  const { id: courseId } = await upsertCourse('test', 'course', 'Course');
  const students = await upsertStudents('test', courseId, [{ externalId: '1', name: null, email: null, group: null }]);
  const activities = await upsertActivities(courseId, [quiz]);
  return { courseId, studentId: students.ids[0] ?? 0, activityId: activities.ids[0] ?? 0 };
}

type Cell = { status: 'done' | 'not_attempted'; score?: number; completedAt?: Date; dueAt?: Date };

async function store(course: Awaited<ReturnType<typeof addCourse>>, cell: Cell, importNumber: number | null = null) {
  return upsertResults(course.courseId, importNumber, resultColumns([{ ...course, ...cell }]));
}

const storedResult = () =>
  database().selectFrom('result').select(['status', 'score', 'completed_at', 'due_at']).executeTakeFirstOrThrow();

describeOnBothDatabases('upsertResults', (test) => {
  it('keeps score, time and deadline that a later file leaves empty, and calls the cell the same', () =>
    test.run(async () => {
      const course = await addCourse();
      expect(await store(course, { status: 'done', score: 7.5, completedAt: done, dueAt: due })).toMatchObject({
        new: 1,
      });
      expect(await store(course, { status: 'done' })).toEqual({ new: 0, same: 1, changed: [], confirmed: new Map() });
      expect(await storedResult()).toEqual({ status: 'done', score: 7.5, completed_at: done, due_at: due });
    }));

  it('takes score and completion time from a result that is no longer done, and says what stood there', () =>
    test.run(async () => {
      const course = await addCourse();
      await store(course, { status: 'done', score: 7.5, completedAt: done });
      const { changed } = await store(course, { status: 'not_attempted' });
      expect(changed).toMatchObject([{ before: { status: 'done', score: 7.5 }, after: { status: 'not_attempted' } }]);
      expect(await storedResult()).toMatchObject({ status: 'not_attempted', score: null, completed_at: null });
    }));

  it('says of which activities a file tells all that stands there, and who had set what it changes', () =>
    test.run(async () => {
      const course = await addCourse();
      await store(course, { status: 'done', score: 7.5, completedAt: done, dueAt: due }, 5);
      const again = await store(course, { status: 'done', score: 7.5, completedAt: done, dueAt: due }, 6);
      const { studentId, activityId } = course;
      expect(again.confirmed).toEqual(new Map([[studentId, [`{[${activityId},${activityId + 1})}`]]]));
      const { changed } = await store(course, { status: 'done', score: 3 }, 7);
      expect(changed).toMatchObject([{ previousNumber: 5, before: { score: 7.5 } }]);
      expect(changed[0]?.before.recordedAt).toMatch(/^\d{4}-/);
    }));

  it('tells zero from no score', () =>
    test.run(async () => {
      const course = await addCourse();
      await store(course, { status: 'done' });
      expect((await storedResult()).score).toBeNull();
      expect((await store(course, { status: 'done', score: 0 })).changed).toHaveLength(1);
      expect((await storedResult()).score).toBe(0);
    }));
});

describeOnBothDatabases('upsertActivities', (test) => {
  it('says whether something is new or differs, and keeps what is left empty', () =>
    test.run(async () => {
      const { courseId } = await addCourse();
      expect(await upsertActivities(courseId, [quiz])).toMatchObject({ changes: [] });
      expect(await upsertActivities(courseId, [{ ...quiz, maxPoints: null, dueAt: null }])).toMatchObject({
        changes: [],
      });
      const { ids, changes } = await upsertActivities(courseId, [{ ...quiz, name: 'Quiz 1' }]);
      expect(changes).toMatchObject([{ id: ids[0], before: { name: quiz.name }, after: { name: 'Quiz 1' } }]);
      const another = await upsertActivities(courseId, [{ ...quiz, key: 'another' }]);
      expect(another.changes).toMatchObject([{ id: another.ids[0], before: null }]);
      const stored = await database()
        .selectFrom('activity')
        .select(['name', 'max_points', 'due_at'])
        .orderBy('id')
        .executeTakeFirst();
      expect(stored).toEqual({ name: 'Quiz 1', max_points: 10, due_at: due });
    }));
});
