import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { metricSourceArbitrary, momentArbitrary, ungraded } from '#test/fixtures/metric-source.ts';
import { storeCells, storedCourseId, storeSource } from '#test/fixtures/store-source.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { cellsApartAsOf } from './cells-as-of.ts';
import { listStandingDeadlines, openDeadlines } from './open-deadlines.ts';

interface Row {
  readonly studentId: number;
  readonly activityId: number;
  readonly dueAt: Date;
}

const columns = sql`student_id as "studentId", activity_id as "activityId", due_at as "dueAt"`;

describeOnBothDatabases('openDeadlines', (test) => {
  it('yields what the cells of the course say is not done and has its deadline in the span', () =>
    test.run(() =>
      fc.assert(
        fc.asyncProperty(
          metricSourceArbitrary,
          fc.tuple(momentArbitrary, momentArbitrary, momentArbitrary),
          async (source, [at, from, until]) => {
            await storeSource(source);
            const { rows } = await sql<Row>`
              select ${columns} from ${openDeadlines(from, until, at)} as work order by 1, 2`.execute(database());
            const { rows: expected } = await sql<Row>`
              select ${columns} from ${cellsApartAsOf(storedCourseId, at)} as cell
              where (is_upcoming or is_overdue) and due_at > ${from} and due_at <= ${until} order by 1, 2`.execute(
              database(),
            );
            expect(rows).toEqual(expected);
            expect(await listStandingDeadlines(rows, at)).toEqual(new Set(rows.keys()));
          },
        ),
        { numRuns: 40 },
      ),
    ));

  it('leaves out a deadline that has passed as long as too few have handed in to believe it', () =>
    test.run(async () => {
      const [dueAt, later] = [new Date('2024-10-01T00:00:00Z'), new Date('2024-10-05T00:00:00Z')];
      const students = Array.from({ length: 11 }, (_, index) => index + 1);
      const activities = [{ id: 1, isLesson: false, dueAt, grade: ungraded }];
      await storeSource({ students, activities, parts: new Map(), cells: [] });
      const count = async (at: Date) => {
        const { rows } = await sql<Row>`
          select ${columns} from ${openDeadlines(new Date(0), later, at)} as work`.execute(database());
        return rows.length;
      };
      expect([await count(new Date('2024-09-30T00:00:00Z')), await count(later)]).toEqual([11, 0]);
      const handIn = (studentId: number, completedAt: Date) =>
        ({ studentId, activityId: 1, status: 'done', score: null, completedAt, dueAt: null }) as const;
      await storeCells([handIn(1, dueAt), handIn(2, later)]);
      expect([await count(new Date('2024-10-04T00:00:00Z')), await count(later)]).toEqual([0, 9]);
    }));

  it('leaves out who has ended the course or is in its newest file no more', () =>
    test.run(async () => {
      const dueAt = new Date('2024-10-01T00:00:00Z');
      const grade = { part: 'kind:test', maxPoints: null, weight: null };
      const activities = [{ id: 1, isLesson: false, dueAt, grade }];
      await storeSource({ students: [1, 2, 3], activities, parts: new Map(), cells: [] });
      await sql`insert into enrolment_outcome (course_id, student_id, import_number, outcome)
        values (${storedCourseId}, 1, 1, 'left')`.execute(database());
      await sql`update enrolment set missing_since = 1 where student_id = 2`.execute(database());
      const { rows } = await sql<Row>`
        select ${columns} from ${openDeadlines(new Date(0), dueAt, new Date(0))} as work`.execute(database());
      expect(rows).toEqual([{ studentId: 3, activityId: 1, dueAt }]);
      const told = [1, 2, 3].map((studentId) => ({ studentId, activityId: 1, dueAt }));
      expect(await listStandingDeadlines(told, new Date(0))).toEqual(new Set([2]));
    }));
});
