import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { clock, database } from '#kernel/runtime.ts';
import type { MetricSource } from '#domains/metrics/reference.ts';
import { recomputeCourse } from '#domains/metrics/service.ts';
import { recomputeZones } from '#domains/risk/service.ts';
import { raiseDataVersion } from '#domains/roster/index.ts';
import { storeCells, storeSource, storedCourseId } from '#test/fixtures/store-source.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { testActor } from '#test/support/people.ts';
import { findJudged } from '../store/ways-out.ts';
import { listZones } from '../store/zones.ts';
import { courseExportSchema } from '../export/contract.ts';
import { computeCourse } from './export-course.ts';
import { enqueueMissingWays, findWaysOutOfCourse } from './find-ways-out.ts';
import { getCommonAction, getWaysOut } from './ways-out.ts';

const operator = testActor('operator');
const ownEyes = (studentId: number) => ({ ...testActor('student'), studentId });
const dayOf = (day: string) => new Date(`2024-${day}T12:00:00Z`);
const activity = (id: number, day: string) => ({
  id,
  isLesson: false,
  dueAt: dayOf(day),
  grade: { part: 'kind:test', maxPoints: 10, weight: null },
});
const done = (studentId: number, activityId: number, day: string, score = 8) =>
  ({ studentId, activityId, status: 'done', score, completedAt: dayOf(day), dueAt: null }) as const;

/** Ten students; the first has done one of three, the second nothing, the others all that is due. */
const source: MetricSource = {
  parts: new Map(),
  students: Array.from({ length: 10 }, (_, index) => index + 1),
  activities: [activity(1, '09-20'), activity(2, '10-18'), activity(3, '11-08'), activity(4, '12-20')],
  cells: [
    done(1, 1, '09-18'),
    ...[3, 4, 5, 6, 7, 8, 9, 10].flatMap((id) => [done(id, 1, '09-15'), done(id, 2, '10-14'), done(id, 3, '11-04')]),
  ],
};

async function recompute(): Promise<void> {
  await raiseDataVersion(storedCourseId);
  await recomputeCourse(storedCourseId, directRun);
  await recomputeZones(storedCourseId, directRun);
}

async function judged(): Promise<{ courseId: number; dataVersion: number; asOf: string }> {
  const found = await findJudged(storedCourseId);
  if (!found) throw new Error('the course was judged');
  return { courseId: storedCourseId, dataVersion: found.dataVersion, asOf: found.asOf.toISOString() };
}

const waitingTasks = () =>
  sql<{ input: object }>`select input from task where name = 'risk.find_ways_out' and state = 'queued'`.execute(
    database(),
  );

describeOnBothDatabases('ways out of a course', (test) => {
  it('stand in an export that asks for them, found on the spot, as pages show them', () =>
    test.run(async () => {
      await storeSource(source);
      await recompute();
      const { asOf, dataVersion } = await judged();
      const plain = await computeCourse(storedCourseId, new Date(asOf));
      const exported = await computeCourse(storedCourseId, new Date(asOf), { withWaysOut: true });
      courseExportSchema.parse(exported);
      expect(exported.students.map(({ waysOut: _ways, ...student }) => student)).toEqual(plain.students);
      expect(plain.students.every((student) => !('waysOut' in student))).toBe(true);
      await findWaysOutOfCourse({ courseId: storedCourseId, dataVersion, asOf }, directRun);
      for (const { id, waysOut } of exported.students) {
        const { state, usual, ways, nearest } = await getWaysOut(operator, storedCourseId, id);
        expect(waysOut).toEqual({ state, usual, ways, nearest });
      }
      expect(exported.students.map(({ waysOut }) => waysOut?.state)).toContain('found');
      // Once it is long over nothing can be done.
      const later = await computeCourse(storedCourseId, new Date('2025-06-01T12:00:00Z'), { withWaysOut: true });
      const flagged = later.students.filter(({ zone }) => zone === 'B' || zone === 'C');
      expect(flagged.length).toBeGreaterThan(0);
      expect(flagged.every(({ waysOut }) => waysOut?.state === 'over' && waysOut.ways.length === 0)).toBe(true);
    }));

  it('lead to the zone they promise once the results are there and all is computed anew', () =>
    test.run(async () => {
      await storeSource(source);
      await recompute();
      expect(await getWaysOut(operator, storedCourseId, 1)).toMatchObject({ state: 'pending', ways: [] });
      await findWaysOutOfCourse(await judged(), directRun);
      const told = await getWaysOut(operator, storedCourseId, 1);
      expect(told).toMatchObject({ state: 'found', from: { zone: 'C' }, usual: { pct: 80, of: 'student' } });
      expect(told.ways.length).toBeGreaterThan(0);
      for (const way of told.ways) {
        expect(way.steps.every(({ name }) => name !== '')).toBe(true);
        await storeSource(source);
        const now = clock().now();
        await storeCells(
          way.steps.map(({ activityId, repair }) => ({
            ...done(1, activityId, '01-01'),
            // Nobody has a score in what is not due yet.
            score: repair === 'open' ? null : 8,
            completedAt: now,
          })),
        );
        await recompute();
        const [zone] = await listZones(storedCourseId, 1);
        expect([zone?.zone, zone?.probability, zone?.riskScore]).toEqual([way.zone, way.probability, way.riskScore]);
      }
    }));

  it('tell a student what to do, and neither scores of risk nor the usual score of the others', () =>
    test.run(async () => {
      await storeSource(source);
      await recompute();
      await findWaysOutOfCourse(await judged(), directRun);
      const [first, second] = [
        await getWaysOut(ownEyes(1), storedCourseId, 1),
        await getWaysOut(ownEyes(2), storedCourseId, 2),
      ];
      expect(first.from).toEqual({ zone: 'C', riskScore: null, probability: null });
      expect(first.ways.map(({ riskScore, probability }) => [riskScore, probability])).toEqual(
        first.ways.map(() => [null, null]),
      );
      expect([first.usual, second.usual]).toEqual([{ pct: 80, of: 'student' }, null]);
      expect(await getWaysOut(ownEyes(3), storedCourseId, 3)).toMatchObject({ state: 'not_needed', ways: [] });
    }));

  it('name the one thing that helps most, and whom', () =>
    test.run(async () => {
      await storeSource(source);
      await recompute();
      await findWaysOutOfCourse(await judged(), directRun);
      const { state, action } = await getCommonAction(operator, storedCourseId);
      expect(state).toBe('found');
      expect(action?.moved.length).toBeGreaterThan(0);
      expect(action?.undone).toBeGreaterThanOrEqual(action?.moved.length ?? 0);
    }));

  it('are needed by nobody where nobody is in zone B or C', () =>
    test.run(async () => {
      const everybody = source.students.flatMap((id) => [1, 2, 3].map((work) => done(id, work, '09-15')));
      await storeSource({ ...source, cells: everybody });
      await recompute();
      await findWaysOutOfCourse(await judged(), directRun);
      expect(await getCommonAction(operator, storedCourseId)).toMatchObject({ state: 'not_needed', action: null });
    }));

  it('are left to a newer task where zones have changed, and asked for where they were lost', () =>
    test.run(async () => {
      await storeSource(source);
      await recompute();
      const before = await judged();
      await recompute();
      await findWaysOutOfCourse(before, directRun);
      expect(await getWaysOut(operator, storedCourseId, 1)).toMatchObject({ state: 'pending' });
      await sql`delete from task`.execute(database());
      await enqueueMissingWays();
      expect((await waitingTasks()).rows).toEqual([{ input: await judged() }]);
      await sql`delete from task`.execute(database());
      await findWaysOutOfCourse(await judged(), directRun);
      await enqueueMissingWays();
      expect((await waitingTasks()).rows).toEqual([]);
    }));
});
