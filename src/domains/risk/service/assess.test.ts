import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import { database } from '#kernel/runtime.ts';
import type { MetricSource } from '#domains/metrics/reference.ts';
import { computeMetricsAsOf } from '#domains/metrics/service.ts';
import { metricSourceArbitrary, momentArbitrary } from '#test/fixtures/metric-source.ts';
import { storeSource, storedCourseId } from '#test/fixtures/store-source.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { assessCourse } from '../assess-course.ts';
import type { CourseAssessment } from '../contract.ts';
import { warn } from '../warn.ts';
import { assess, readCourse } from './assess.ts';

/** Lessons keep their times, which are no deadlines of work. */
const withoutDeadlines = (source: MetricSource): MetricSource => {
  const lessons = new Set(source.activities.filter(({ isLesson }) => isLesson).map(({ id }) => id));
  return {
    ...source,
    activities: source.activities.map((activity) => (activity.isLesson ? activity : { ...activity, dueAt: null })),
    cells: source.cells.map((cell) => (lessons.has(cell.activityId) ? cell : { ...cell, dueAt: null })),
  };
};

/** The zones where everything recorded is put before the model. */
async function assessByAllThatIsRecorded(at: Date): Promise<CourseAssessment> {
  const { recorded, models, settings, identified } = await readCourse(storedCourseId);
  const students = identified(await computeMetricsAsOf(storedCourseId, at));
  return assessCourse({ students, warned: warn(recorded, at, models), settings });
}

describeOnBothDatabases('assess', (test) => {
  it('judges by the results that the model reads, and the same where it need not read them', () =>
    test.run(() =>
      fc.assert(
        fc.asyncProperty(metricSourceArbitrary, fc.boolean(), momentArbitrary, async (source, isTimed, at) => {
          await storeSource(isTimed ? source : withoutDeadlines(source));
          const assessment = await assess(storedCourseId, await computeMetricsAsOf(storedCourseId, at), at);
          expect(assessment).toEqual(await assessByAllThatIsRecorded(at));
        }),
        { numRuns: 40 },
      ),
    ));

  it.each([
    ['nothing has a deadline', 'select 1', false],
    ['a lesson has a time', `update activity set due_at = now() where kind = 'lesson'`, false],
    ['an activity has a deadline', `update activity set due_at = '2024-10-20' where id = 1`, true],
    ['one result has a deadline of its own', `update result set due_at = '2024-10-20' where student_id = 1`, true],
  ])('%s', (_what, change, readsResults) =>
    test.run(async () => {
      const grade = { part: 'kind:test', maxPoints: 10, weight: null };
      const [first, lesson] = [1, 2].map((id) => ({ id, isLesson: id === 2, dueAt: null, grade }));
      const done = { activityId: 1, status: 'done', score: 8, completedAt: null, dueAt: null } as const;
      const students = [1, 2, 3];
      const cells = students.map((studentId) => ({ studentId, ...done }));
      await storeSource({ parts: new Map(), students, activities: [first, lesson].flatMap((one) => one ?? []), cells });
      await sql.raw(change).execute(database());
      const at = new Date('2024-11-10T12:00:00Z');
      const metrics = await computeMetricsAsOf(storedCourseId, at);
      const executor = vi.spyOn(database().getExecutor(), 'executeQuery');
      await assess(storedCourseId, metrics, at);
      const sent = executor.mock.calls.map(([query]) => query.sql);
      executor.mockRestore();
      expect(sent.length).toBeGreaterThan(0);
      expect(sent.some((statement) => statement.includes('json_agg(score)'))).toBe(readsResults);
    }),
  );
});
