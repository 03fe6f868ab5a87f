import { expect, it } from 'vitest';
import { raiseDataVersion, upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { cellLetters } from '../contract.ts';
import { resultColumns, upsertActivities, upsertResults } from '../index.ts';
import { listActivities, listHeatMapRows, listResultsOfStudent } from './cells.ts';

const now = new Date('2024-11-15T12:00:00Z');
const past = new Date('2024-11-01T12:00:00Z');
const ahead = new Date('2024-12-01T12:00:00Z');

describeOnBothDatabases('the heat map', (test) => {
  it('has a letter for each activity, in the order of the activities, as the page of each student has it', () =>
    test.run(async () => {
      const courseId = (await upsertCourse('test', 'course', 'Course')).id;
      const student = (externalId: string) => ({ externalId, name: null, email: null, group: null });
      const { ids: students } = await upsertStudents('test', courseId, [student('1'), student('2')]);
      // Ids come in the order given here: a lesson first, which is shown last, the others from the last to the first.
      const given = [
        { kind: 'lesson', dueAt: null },
        { kind: 'test', dueAt: past },
        { kind: 'assignment', dueAt: ahead },
        { kind: 'exam', dueAt: null },
        { kind: 'test', dueAt: null },
      ] as const;
      const { ids } = await upsertActivities(
        courseId,
        given.map((one, index) => ({
          ...one,
          key: String(index),
          name: String(index),
          position: given.length - index,
          maxPoints: null,
        })),
      );
      const of = (studentIndex: number, activity: number) => ({
        studentId: students[studentIndex] ?? 0,
        activityId: ids[activity] ?? 0,
      });
      await upsertResults(
        courseId,
        null,
        resultColumns([
          { ...of(0, 0), status: 'present' },
          { ...of(0, 1), status: 'done', completedAt: now },
          { ...of(0, 3), status: 'failed' },
          { ...of(0, 4), status: 'excused' },
          { ...of(1, 0), status: 'absent' },
          { ...of(1, 2), status: 'attempted' },
          { ...of(1, 3), status: 'done' },
        ]),
      );
      await raiseDataVersion(courseId);

      const activities = (await listActivities(courseId)).map(({ id }) => id);
      const rows = await listHeatMapRows(courseId, activities, now);
      const statesOf = (id: number | undefined) => rows.find(({ studentId }) => studentId === id)?.states;
      expect(students.map(statesOf)).toEqual(['efulp', '-dtoa']);
      for (const { studentId, states } of rows) {
        const results = await listResultsOfStudent(courseId, studentId, now);
        expect(results.map(({ id }) => id)).toEqual(activities);
        expect(results.map(({ state }) => cellLetters[state]).join('')).toBe(states);
      }
    }));
});
