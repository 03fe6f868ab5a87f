import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { findWarningCourse } from './warning-course.ts';

const due = new Date('2024-10-10T20:59:59Z');
const done = new Date('2024-10-09T12:00:00Z');
const left = '2024-11-01T00:00:00.000Z';

async function storeCourses(): Promise<void> {
  await sql`insert into course (id, source, external_id, name) overriding system value
    select id, 'test', id::text, 'Course' from generate_series(1, 2) as id`.execute(database());
  await sql`insert into student (id) overriding system value select generate_series(1, 2)`.execute(database());
  await sql`insert into activity (id, course_id, source_key, name, kind, position, due_at, max_points)
    overriding system value values
    (1, 1, 'a', 'Test', 'test', 1, ${due}, 20), (2, 1, 'b', 'Essay', 'assignment', 2, null, null),
    (3, 1, 'c', 'Lesson', 'lesson', 1, null, null), (4, 2, 'a', 'Of another course', 'test', 1, null, 10)`.execute(
    database(),
  );
  await sql`insert into result (course_id, student_id, activity_id, status, score, completed_at, due_at) values
    (1, 1, 1, 'done', 15, ${done}, null), (1, 2, 2, 'failed', 3, null, ${due}), (1, 1, 3, 'present', null, null, null),
    (2, 1, 4, 'done', 10, null, null)`.execute(database());
}

const student = (id: number, missingSince: string | null) => ({
  id,
  externalId: String(id),
  name: null,
  group: null,
  missingSince,
});

describeOnBothDatabases('findWarningCourse', (test) => {
  it('has the work of this course alone, and what no source tells is unknown', () =>
    test.run(async () => {
      await storeCourses();
      const unknown = { enrolledAt: null, previousAttempts: null, credits: null };
      expect(await findWarningCourse(1, [student(1, null), student(2, left)])).toEqual({
        activities: [
          { id: 1, isLesson: false, kind: 'test', dueAt: due, maxPoints: 20, weight: null },
          { id: 2, isLesson: false, kind: 'assignment', dueAt: null, maxPoints: null, weight: null },
        ],
        cells: [
          {
            studentId: 1,
            activityId: 1,
            status: 'done',
            score: 15,
            completedAt: done,
            dueAt: null,
            isCarriedOver: false,
          },
          // Three points of nobody knows how many are no score.
          {
            studentId: 2,
            activityId: 2,
            status: 'failed',
            score: null,
            completedAt: null,
            dueAt: due,
            isCarriedOver: false,
          },
        ],
        students: [
          { studentId: 1, leftAt: null, ...unknown },
          { studentId: 2, leftAt: new Date(left), ...unknown },
        ],
      });
    }));
});
