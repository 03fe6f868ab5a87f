import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { frozenClock } from '#kernel/clock.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { setSetting } from '#kernel/settings.ts';
import { recomputeCourse } from '#domains/metrics/service.ts';
import { assignTeachers } from '#domains/roster/index.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { listRaised, textsOf } from '#test/support/notifications.ts';
import { addPerson } from '#test/support/people.ts';
import { defaultRiskSettings } from './contract.ts';
import { ownZoneWorseKind } from './notifications/own-zone-worse.ts';
import { zoneWorseKind } from './notifications/zone-worse.ts';
import { riskSetting } from './service/assess.ts';
import { recomputeZones } from './service.ts';
import { worseningsOf } from './worsenings.ts';

/** Twelve students who have handed in everything of three deadlines; two more lie ahead. A second course has its own teacher. */
async function prepare(): Promise<{ teacher: string; anna: string }> {
  await sql`insert into course (id, source, external_id, name) overriding system value
    values (1, 'test', '1', 'Алгебра'), (2, 'test', '2', 'Физика')`.execute(database());
  await sql`insert into student (id, name) overriding system value
    select n, 'Student ' || n from generate_series(1, 12) as n`.execute(database());
  await sql`insert into enrolment (course_id, student_id) select 1, generate_series(1, 12)`.execute(database());
  await sql`insert into activity (id, course_id, source_key, name, kind, position, due_at, max_points)
    overriding system value
    select n, 1, n::text, n::text, 'assignment', n, timestamptz '2024-10-08' + n * interval '10 days', 10
    from generate_series(1, 5) as n`.execute(database());
  await sql`insert into result (course_id, student_id, activity_id, status, score, completed_at)
    select 1, student, n, 'done', 8, timestamptz '2024-10-05' + n * interval '10 days'
    from generate_series(1, 12) as student, generate_series(1, 3) as n`.execute(database());
  const [teacher, other, anna] = [
    await addPerson('teacher', 'teacher'),
    await addPerson('other', 'teacher'),
    await addPerson('anna', 'student'),
  ];
  await assignTeachers([1], [teacher.id]);
  await assignTeachers([2], [other.id]);
  await sql`update student set user_id = ${anna.id} where id = 1`.execute(database());
  await recompute();
  return { teacher: teacher.id, anna: anna.id };
}

async function recompute(): Promise<void> {
  await recomputeCourse(1, directRun);
  await recomputeZones(1, directRun);
}

/** What these students handed in is taken back, as a newer gradebook might say. */
async function undo(...studentIds: number[]): Promise<void> {
  await sql`update result set status = 'not_attempted', score = null, completed_at = null
    where student_id = any(${studentIds}::integer[])`.execute(database());
  await sql`update course set data_version = data_version + 1 where id = 1`.execute(database());
}

function setDay(test: DatabaseTest, day: string): void {
  test.runtime.clock = frozenClock('Europe/Moscow', new Date(`${day}T12:00:00+03:00`));
}

const studentsTold = async (): Promise<number[][]> =>
  (await listRaised('risk.zone_worse')).map(({ facts }) =>
    zoneWorseKind.facts.parse(facts).students.map(({ studentId }) => studentId),
  );

describeOnBothDatabases('zones that got worse', (test) => {
  it('are told once to the teachers of the course, with reasons, and to the student without figures of others', () =>
    test.run(async () => {
      const { teacher, anna } = await prepare();
      expect(await listRaised()).toEqual([]);
      await undo(1, 2);
      await recompute();
      await recompute();
      const raised = await listRaised();
      expect(raised.map(({ userId, kind }) => ({ userId, kind }))).toEqual([
        { userId: teacher, kind: 'risk.zone_worse' },
        { userId: anna, kind: 'risk.own_zone_worse' },
      ]);
      const facts = zoneWorseKind.facts.parse(raised[0]?.facts);
      expect(facts.students.map(({ name, before, zone }) => `${name} ${before} ${zone}`)).toEqual([
        'Student 1 A C',
        'Student 2 A C',
      ]);
      expect(facts.students.every(({ reasons }) => reasons.length > 0)).toBe(true);
      expect(JSON.stringify(raised[1]?.facts)).not.toMatch(/median|leaders|Student/);
    }));

  it('are not told again within a week, unless worse still, and then again', () =>
    test.run(async () => {
      await prepare();
      await undo(1);
      await recompute();
      expect(await studentsTold()).toEqual([[1]]);
      await sql`update student_zone set zone = 'A'`.execute(database());
      setDay(test, '2024-11-14');
      await recompute();
      expect(await studentsTold()).toEqual([[1]]);
      await sql`update student_zone set zone = 'A'`.execute(database());
      await sql`update zone_worsening set zone = 'B'`.execute(database());
      setDay(test, '2024-11-15');
      await recompute();
      expect(await studentsTold()).toEqual([[1], [1]]);
      await sql`update student_zone set zone = 'A' where student_id = 1`.execute(database());
      setDay(test, '2024-11-23');
      await recompute();
      expect((await studentsTold()).slice(2).flat()).toContain(1);
    }));

  it('are not told when only a setting changed, or of who has left the course', () =>
    test.run(async () => {
      await prepare();
      await setSetting(riskSetting, { ...defaultRiskSettings, probabilities: { B: 0.001, C: 0.002 } }, null);
      await recompute();
      const { rows } = await sql`select from student_zone where zone <> 'A'`.execute(database());
      expect(rows.length).toBeGreaterThan(0);
      expect(await listRaised()).toEqual([]);
      await setSetting(riskSetting, defaultRiskSettings, null);
      await recompute();
      await sql`insert into enrolment_outcome (course_id, student_id, import_number, outcome)
        values (1, 1, 1, 'left')`.execute(database());
      await undo(1);
      await recompute();
      expect(await listRaised()).toEqual([]);
    }));

  it('are not told when the zones are not stored after all', () =>
    test.run(async () => {
      await prepare();
      await undo(1);
      await recomputeCourse(1, directRun);
      const complete = (effect = async () => {}): Promise<void> =>
        transaction(async () => {
          await effect();
          throw new Error('taken back');
        });
      await expect(recomputeZones(1, { ...directRun, complete })).rejects.toThrow('taken back');
      expect(await listRaised()).toEqual([]);
    }));
});

describe('worseningsOf', () => {
  it('names the worst first and leaves out who is new, better or without a zone', () => {
    const judged = (studentId: number, zone: 'A' | 'B' | 'C' | null) => ({ studentId, zone, reasons: [] });
    const before = [judged(1, 'A'), judged(2, 'B'), judged(3, null), judged(4, 'C'), judged(5, 'A')];
    const now = [judged(1, 'B'), judged(2, 'C'), judged(3, 'C'), judged(4, 'B'), judged(5, null), judged(6, 'C')];
    expect(worseningsOf(before, now).map(({ studentId }) => studentId)).toEqual([2, 1]);
  });
});

it('words of worse zones name course, students and reasons; those to the student no zone', () => {
  const toTeachers = textsOf(zoneWorseKind, zoneWorseKind.example('ru'));
  expect(toTeachers[0]).toContain('«Математический анализ»: хуже стало у 2 студентов');
  expect(toTeachers[0]).toContain('Белова Анна из зоны B в зону C. Просрочено 5 элементов курса из 9');
  expect(toTeachers[1]).toContain('from zone B to zone C. 5 activities overdue of 9 due');
  const toStudents = textsOf(ownZoneWorseKind, ownZoneWorseKind.example('en'));
  expect(toStudents[0]).toContain('У вас просрочено 3 элемента курса из 7');
  expect(toStudents[1]).toContain('You have 3 overdue activities of 7 due');
  for (const text of toStudents) {
    expect(text).toContain('Calculus');
    expect(text).not.toMatch(/зон|zone/i);
  }
});
