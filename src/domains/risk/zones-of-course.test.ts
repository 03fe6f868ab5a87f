import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { transaction } from '#kernel/database/transaction.ts';
import { newId } from '#kernel/ids.ts';
import { database } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { recomputeCourse } from '#domains/metrics/service.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { testActor } from '#test/support/people.ts';
import { zonesOfCourseSchema, zoneOfStudentSchema } from './contract.ts';
import { getZoneOfStudent, getZonesOfCourse, recomputeZones } from './service.ts';

const run: TaskRun = {
  id: newId(),
  attempt: 1,
  signal: new AbortController().signal,
  complete: (effect = async () => {}) => transaction(effect),
};

/** Twelve students and five deadlines, ten days apart; the first two hand nothing in, the others three assignments. */
async function storeCourse(start: string): Promise<void> {
  await sql`insert into course (id, source, external_id, name) overriding system value values (1, 'test', '1', 'Course')
    `.execute(database());
  await sql`insert into student (id) overriding system value select generate_series(1, 12)`.execute(database());
  await sql`insert into enrolment (course_id, student_id) select 1, generate_series(1, 12)`.execute(database());
  await sql`insert into activity (id, course_id, source_key, name, kind, position, due_at, max_points)
    overriding system value
    select n, 1, n::text, n::text, 'assignment', n, ${start}::timestamptz + n * interval '10 days', 10
    from generate_series(1, 5) as n`.execute(database());
  await sql`insert into result (course_id, student_id, activity_id, status, score, completed_at)
    select 1, student, n, 'done', 8, ${start}::timestamptz + n * interval '10 days' - interval '3 days'
    from generate_series(3, 12) as student, generate_series(1, 3) as n`.execute(database());
}

const administrator = { ...testActor('administrator'), permissions: new Set(['courses.quality']) };

async function recompute(): Promise<void> {
  await recomputeCourse(1, run);
  await recomputeZones(1, run);
}

describeOnBothDatabases('zones of a course', (test) => {
  it('are stored with what judged, the probability and how the students work', () =>
    test.run(async () => {
      await storeCourse('2024-10-08');
      await recompute();
      const { run: judged, students } = zonesOfCourseSchema.parse(await getZonesOfCourse(administrator, 1));
      expect(judged).toMatchObject({
        method: 'probability',
        judgement: { sizes: { probability: 12, rules: 0 }, abstention: null },
        bounds: { B: 30, C: 65 },
        pattern: {
          clusters: [
            { name: { code: 'on_time' }, size: 10 },
            { name: { code: 'not_started' }, size: 2 },
          ],
        },
        drift: null,
      });
      expect(judged?.pattern.quality?.stability).toBeGreaterThan(0.5);
      expect(students.slice(0, 2)).toMatchObject([
        { zone: 'C', judgedBy: 'probability', pattern: 1 },
        { zone: 'C', judgedBy: 'probability', pattern: 1 },
      ]);
      expect(students[0]?.probability).toBeCloseTo((students[0]?.riskScore ?? 0) / 100, 12);
      const one = zoneOfStudentSchema.parse(await getZoneOfStudent(administrator, 1, 1));
      expect(one).toMatchObject({
        pattern: { code: 'not_started' },
        model: { bounds: { B: 30, C: 65 } },
      });
      expect(one.zone?.reasons[0]).toMatchObject({
        code: 'overdue_beside',
        params: { overdue: 3, due: 3, median: 0 },
      });
    }));

  it('tell how far the course has moved since the run before, to those who answer for the groups', () =>
    test.run(async () => {
      await storeCourse('2024-10-08');
      await recompute();
      await sql`insert into result (course_id, student_id, activity_id, status, score, completed_at)
        select 1, student, n, 'done', 8, timestamptz '2024-11-09' from generate_series(1, 2) as student,
          generate_series(1, 3) as n`.execute(database());
      await recompute();
      const { run: judged } = await getZonesOfCourse(administrator, 1);
      expect(judged?.drift).toBeCloseTo(2 / 12, 12);
      const { run: told } = await getZonesOfCourse(testActor('operator'), 1);
      expect(told).toMatchObject({ drift: null, pattern: { quality: null } });
    }));

  it('are by rules before the first deadline, and say so', () =>
    test.run(async () => {
      await storeCourse('2024-11-10');
      await recompute();
      const { run: judged } = await getZonesOfCourse(administrator, 1);
      expect(judged).toMatchObject({ judgement: { abstention: 'nothing_due', model: null } });
    }));
});
