import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import type { MetricSource } from '#domains/metrics/reference.ts';
import { recomputeCourse } from '#domains/metrics/service.ts';
import { raiseDataVersion } from '#domains/roster/index.ts';
import { storeSource, storedCourseId } from '#test/fixtures/store-source.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { testActor } from '#test/support/people.ts';
import { recomputeZones } from '../service.ts';
import { findLatestRun } from '../store/zones.ts';
import {
  compareChangedCourses,
  compareClusteringsOfCourse,
  getClusterings,
  startComparison,
} from './compare-clusterings.ts';

const head = testActor('administrator');
const dayOf = (day: string) => new Date(`2024-${day}T12:00:00Z`);

/** Sixteen students who have done all that is due, and eight who have done nothing. */
const source: MetricSource = {
  parts: new Map(),
  students: Array.from({ length: 24 }, (_, index) => index + 1),
  activities: ['09-20', '10-18', '11-08'].map((day, index) => ({
    id: index + 1,
    isLesson: false,
    dueAt: dayOf(day),
    grade: { part: 'kind:test', maxPoints: 10, weight: null },
  })),
  cells: Array.from({ length: 16 }, (_, index) => index + 1).flatMap((studentId) =>
    ['09-15', '10-14', '11-04'].map((day, index) => ({
      ...{ studentId, activityId: index + 1, status: 'done' as const, score: 5 + (studentId % 5) },
      ...{ completedAt: dayOf(day), dueAt: null },
    })),
  ),
};

async function recompute(): Promise<void> {
  await raiseDataVersion(storedCourseId);
  await recomputeCourse(storedCourseId, directRun);
  await recomputeZones(storedCourseId, directRun);
}

/** As tasks are stored: interactive before bulk. */
const [interactive, bulk] = [0, 1];
const waiting = async () =>
  (
    await sql<{ input: object; lane: number }>`
    select input, lane from task where name = 'risk.compare_clusterings' and state = 'queued'`.execute(database())
  ).rows;

describeOnBothDatabases('the comparison of a course’s clusterings', (test) => {
  it('says of the shown groups what their run says, and sees that others find the same', () =>
    test.run(async () => {
      await storeSource(source);
      await recompute();
      expect(await getClusterings(head, storedCourseId)).toEqual({ comparison: null, isOutdated: false });
      await compareClusteringsOfCourse(storedCourseId, directRun);
      const { comparison, isOutdated } = await getClusterings(head, storedCourseId);
      const run = await findLatestRun(storedCourseId);
      expect(isOutdated).toBe(false);
      expect(comparison).toMatchObject({ dataVersion: run?.dataVersion, asOf: run?.asOf, students: 24 });
      const [shown, mixture, ward] = comparison?.methods ?? [];
      expect(shown).toMatchObject({
        ...{ method: 'k_means', agreement: 1, k: run?.pattern.clusters.length },
        silhouette: run?.pattern.quality?.silhouette,
        calinskiHarabasz: run?.pattern.quality?.calinskiHarabasz,
        stability: run?.pattern.quality?.stability,
      });
      expect(mixture).toMatchObject({ method: 'gaussian_mixture' });
      expect(ward).toMatchObject({ method: 'ward', agreement: 1, mixture: null });
    }));

  it('is asked for by night of courses whose data have changed, and of no others', () =>
    test.run(async () => {
      await storeSource(source);
      await recompute();
      await compareChangedCourses(directRun);
      expect(await waiting()).toEqual([{ input: { courseId: storedCourseId }, lane: bulk }]);
      await sql`delete from task`.execute(database());
      await compareClusteringsOfCourse(storedCourseId, directRun);
      await compareChangedCourses(directRun);
      expect(await waiting()).toEqual([]);
      await recompute();
      expect(await getClusterings(head, storedCourseId)).toMatchObject({ isOutdated: true });
      await compareChangedCourses(directRun);
      expect(await waiting()).toHaveLength(1);
    }));

  it('is asked for by hand before all that waits, by whom the course may be read', () =>
    test.run(async () => {
      await storeSource(source);
      await recompute();
      await startComparison(head, storedCourseId);
      expect(await waiting()).toEqual([{ input: { courseId: storedCourseId }, lane: interactive }]);
      await expect(startComparison(testActor('head'), storedCourseId)).rejects.toMatchObject({
        code: 'course.not_found',
      });
      await expect(getClusterings(testActor('head'), storedCourseId)).rejects.toMatchObject({
        code: 'course.not_found',
      });
    }));

  it('has no ways to tell of where there are few students, and leaves alone a course without zones', () =>
    test.run(async () => {
      await storeSource({
        ...source,
        students: [1, 2, 20],
        cells: source.cells.filter(({ studentId }) => studentId < 3),
      });
      await compareClusteringsOfCourse(storedCourseId, directRun);
      expect(await getClusterings(head, storedCourseId)).toEqual({ comparison: null, isOutdated: false });
      await recompute();
      await compareClusteringsOfCourse(storedCourseId, directRun);
      expect(await getClusterings(head, storedCourseId)).toMatchObject({ comparison: { students: 3, methods: [] } });
    }));
});
