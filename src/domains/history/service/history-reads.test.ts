import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import type { MetricSource } from '#domains/metrics/reference.ts';
import { getMetricsOfCourse, recomputeCourse } from '#domains/metrics/service.ts';
import { recomputeZones, getZonesOfCourse } from '#domains/risk/service.ts';
import { raiseDataVersion } from '#domains/roster/index.ts';
import { storeCells, storeSource, storedCourseId } from '#test/fixtures/store-source.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { testActor } from '#test/support/people.ts';
import { getCourseAsOf, getStudentAsOf } from './as-of.ts';
import { getCourseChanges, getStudentChanges } from './changes.ts';
import { refillCourse } from './refill-course.ts';
import { getCourseTrend, getStudentTrend, listProgrammeTrends } from './trends.ts';

const operator = testActor('operator');
const due = (id: number, day: string) => ({
  id,
  isLesson: false,
  dueAt: new Date(`${day}T12:00:00Z`),
  grade: { part: 'kind:test', maxPoints: null, weight: null },
});
const done = (studentId: number, activityId: number, day: string) =>
  ({
    studentId,
    activityId,
    status: 'done',
    score: null,
    completedAt: new Date(`${day}T09:00:00Z`),
    dueAt: null,
  }) as const;

/** Three students of two groups; all did the first activity, only the first two the second, nobody yet the third. */
const source: MetricSource = {
  parts: new Map(),
  students: [1, 2, 3],
  activities: [due(1, '2024-09-20'), due(2, '2024-10-18'), due(3, '2024-11-08'), due(4, '2024-12-20')],
  cells: [
    ...[done(1, 1, '2024-09-10'), done(2, 1, '2024-09-11'), done(3, 1, '2024-09-12')],
    ...[done(1, 2, '2024-10-10'), done(2, 2, '2024-10-16')],
  ],
};

async function recompute(): Promise<void> {
  await raiseDataVersion(storedCourseId);
  await recomputeCourse(storedCourseId, directRun);
  await recomputeZones(storedCourseId, directRun);
  await refillCourse(storedCourseId, directRun);
}

async function storeCourse(): Promise<void> {
  await sql`delete from study_group`.execute(database());
  await sql`delete from programme`.execute(database());
  await storeSource(source);
  await sql`insert into programme (id, name) overriding system value values (1, 'Physics')`.execute(database());
  await sql`insert into study_group (id, name) overriding system value values (1, 'P-1'), (2, 'P-2')`.execute(
    database(),
  );
  await sql`update course set programme_id = 1`.execute(database());
  await sql`update student set group_id = case when id = 3 then 2 else 1 end`.execute(database());
  await recompute();
}

/** The import that brought everything so far, and one after it. */
async function addImport(number: number): Promise<void> {
  await sql`
    with batch as (
      insert into import_batch (id, file_name, file_bytes, file_sha256, storage_key, status, number, created_at)
      overriding system value
      values (gen_random_uuid(), 'file', 1, '', '', 'done', ${number}, '2024-11-10T12:00:00Z') returning id
    )
    insert into import_batch_course (batch_id, course_id, data_version)
    select id, ${storedCourseId}, (select data_version + 1 from course where id = ${storedCourseId}) from batch
  `.execute(database());
}

describeOnBothDatabases('what is read from history', (test) => {
  it('shows how a course, its groups, its programme and a student have moved', () =>
    test.run(async () => {
      await storeCourse();
      const { course, groups } = await getCourseTrend(operator, storedCourseId, 30);
      const completion = (pct: number | null | undefined) => (typeof pct === 'number' ? Math.round(pct) : pct);
      expect(completion(course.before?.completionPct)).toBe(25);
      expect(completion(course.points.at(-1)?.completionPct)).toBe(42);
      expect(course.points.at(-1)).toMatchObject({ at: '2024-11-10T21:00:00.000Z', students: 3 });
      expect(completion(course.points.at(-1)?.overduePct)).toBe(44);
      expect(groups.map(({ name, points }) => [name, points.at(-1)?.students])).toEqual([
        ['P-1', 2],
        ['P-2', 1],
      ]);
      const { items } = await listProgrammeTrends(operator, 30);
      expect(items.map(({ name, points }) => [name, points.at(-1)])).toEqual([['Physics', course.points.at(-1)]]);
      const week = await getStudentTrend(operator, storedCourseId, 3, 7);
      expect(week.before).toMatchObject({ overdue: 1 });
      expect(week.points.at(-1)).toMatchObject({ overdue: 2, completionPct: 25, zone: 'C' });
      expect(week.points).toHaveLength(8);
    }));

  it('computes a course as of now as it is stored, and as of a date as it stood then', () =>
    test.run(async () => {
      await storeCourse();
      const now = await getCourseAsOf(operator, storedCourseId);
      expect(now.metrics).toEqual(await getMetricsOfCourse(operator, storedCourseId));
      expect(now.zones).toEqual(await getZonesOfCourse(operator, storedCourseId));
      const then = await getCourseAsOf(operator, storedCourseId, '2024-10-15');
      expect(then.metrics.course?.totals).toMatchObject({ done: 4, overdue: 0, due: 3 });
      expect(then.heatMap.rows.map(({ states }) => states)).toEqual(['dduu', 'duuu', 'duuu']);
      expect(then.deadlines.items[1]).toMatchObject({ onTime: 1, upcoming: 2 });
      const student = await getStudentAsOf(operator, storedCourseId, 2, '2024-10-15');
      expect(student.metrics.metric).toMatchObject({ done: 1, due: 1 });
      expect(student.results.items.map(({ state }) => state)).toEqual(['done', 'upcoming', 'upcoming', 'upcoming']);
      await expect(getCourseAsOf(operator, storedCourseId, 'soon')).rejects.toThrow('date.invalid');
    }));

  it('tells nothing of changes before there is something to compare with', () =>
    test.run(async () => {
      await storeSource(source);
      expect(await getCourseChanges(operator, storedCourseId, 'week')).toMatchObject({ span: null, students: [] });
      await recompute();
      expect(await getCourseChanges(operator, storedCourseId, 'import')).toMatchObject({ span: null });
    }));

  it('tells who moved since the last import, by which cells: missed, changed, done, recorded', () =>
    test.run(async () => {
      await storeCourse();
      await addImport(8);
      // It brings a result of the last days, one of long ago, and another score of what was there.
      await storeCells([done(1, 3, '2024-11-09'), { ...done(3, 2, '2024-10-17'), completedAt: null }]);
      await sql`update result set import_number = 8 where activity_id = 3 or student_id = 3 and activity_id = 2`.execute(
        database(),
      );
      await sql`
        insert into import_change (batch_id, created_at, course_id, student_id, activity_id, before, after)
        select id, created_at, ${storedCourseId}, 1, 1, '{"status":"done","score":4}', '{"status":"done","score":9}'
        from import_batch`.execute(database());
      await recompute();
      const changes = await getCourseChanges(operator, storedCourseId, 'import');
      expect(changes.span).toEqual({ from: '2024-11-10T21:00:00.000Z', to: '2024-11-10T21:00:00.000Z' });
      const cellsOf = async (studentId: number) => {
        const { change } = await getStudentChanges(operator, storedCourseId, studentId, 'import');
        return change?.cells.map(({ activityId, what, before }) => [activityId, what, before]);
      };
      expect(await cellsOf(1)).toEqual([
        [1, 'changed', { status: 'done', score: 4 }],
        [3, 'recorded', null],
      ]);
      expect(await cellsOf(2)).toEqual([]);
      expect(await cellsOf(3)).toEqual([[2, 'recorded', null]]);
      const better = changes.students.find(({ studentId }) => studentId === 3);
      expect([better?.direction, better?.before.overdue, better?.after.overdue]).toEqual(['better', 2, 1]);
    }));

  it('tells who moved in the last seven days: a deadline that came is missed or met', () =>
    test.run(async () => {
      await storeCourse();
      await storeCells([done(1, 3, '2024-11-06')]);
      await recompute();
      const { span, students, counts } = await getCourseChanges(operator, storedCourseId, 'week');
      expect(span).toEqual({ from: '2024-11-03T21:00:00.000Z', to: '2024-11-10T21:00:00.000Z' });
      const changeOf = async (studentId: number) =>
        (await getStudentChanges(operator, storedCourseId, studentId, 'week')).change;
      const each = await Promise.all([1, 2, 3].map((id) => changeOf(id)));
      expect(each.map((change) => change?.cells.map(({ what }) => what))).toEqual([['done'], ['missed'], ['missed']]);
      const moved = each.flatMap((change) => (change && change.direction !== 'steady' ? [change.studentId] : []));
      expect(students.map(({ studentId }) => studentId).toSorted()).toEqual(moved);
      expect(counts.worse + counts.better + counts.steady).toBe(3);
      const own = await getStudentChanges({ ...testActor('student'), studentId: 1 }, storedCourseId, 1, 'week');
      expect(own.change?.cells).toMatchObject([{ activityId: 3, what: 'done', at: '2024-11-06T09:00:00.000Z' }]);
    }));

  it('tells staff the risk score, and the student none', () =>
    test.run(async () => {
      await storeCourse();
      await storeCells([done(1, 3, '2024-11-06')]);
      await recompute();
      const student = { ...testActor('student'), studentId: 1 };
      const scores = async (actor: typeof operator) => {
        const { change } = await getStudentChanges(actor, storedCourseId, 1, 'week');
        const { points } = await getStudentTrend(actor, storedCourseId, 1, 30);
        return [change?.before.riskScore, change?.after.riskScore, ...points.map(({ riskScore }) => riskScore)];
      };
      expect(new Set(await scores(student))).toEqual(new Set([null]));
      expect((await scores(operator)).every((score) => typeof score === 'number')).toBe(true);
    }));
});
