import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { clock, database } from '#kernel/runtime.ts';
import { assignHead, createProgramme, setProgrammeOfCourse, upsertCourse } from '#domains/roster/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { addPerson, testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { getOverview } from './service/overview.ts';
import { setThresholds } from './service/thresholds.ts';
import { watchCourses } from './service/watch.ts';

const administrator = testActor('administrator');

interface Run {
  readonly daysAgo: number;
  readonly silhouette?: number | null;
  readonly stability?: number;
  readonly drift?: number;
  readonly atRisk?: number;
}

async function addCourse(name: string): Promise<number> {
  const { id } = await upsertCourse('test', name, name);
  await sql`
    insert into course_metric (course_id, data_version, as_of, students, activities, lessons, totals, means, medians)
    values (${id}, 1, now(), 0, 0, 0, '{}', '{}', '{}')`.execute(database());
  return id;
}

/** A run of a course as the database has it. */
async function addRun(courseId: number, given: Run): Promise<void> {
  const { daysAgo, silhouette = 0.5, stability = 0.9, drift = null, atRisk = 2 } = given;
  const quality = silhouette === null ? null : { silhouette, stability, calinskiHarabasz: 10 };
  const clusters = Array.from({ length: quality ? 3 : 1 }, () => ({}));
  await sql`
    insert into cluster_run (course_id, data_version, as_of, method, sizes, details)
    values (${courseId}, 1, ${new Date(clock().now().getTime() - daysAgo * 86_400_000)}, 'probability',
      ${JSON.stringify({ A: 20 - atRisk, B: 0, C: atRisk, none: 1 })}::jsonb,
      ${JSON.stringify({ pattern: { clusters, quality }, drift })}::jsonb)`.execute(database());
}

const alertsOf = async (courseId: number) =>
  (await getOverview(administrator)).items.find((item) => item.courseId === courseId)?.alerts ?? [];

describeOnBothDatabases(
  'alerts of groups of students',
  (test) => {
    it('are raised by a run, follow the figure, and end by themselves', () =>
      test.run(async () => {
        const courseId = await addCourse('Алгебра');
        await addRun(courseId, { daysAgo: 3 });
        await watchCourses(directRun);
        expect(await alertsOf(courseId)).toEqual([]);
        await addRun(courseId, { daysAgo: 2, silhouette: 0.1, drift: 0.6 });
        await watchCourses(directRun);
        const [drift, silhouette] = (await alertsOf(courseId)).toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
        expect(drift).toMatchObject({ kind: 'drift', value: 60, threshold: 40 });
        expect(silhouette).toMatchObject({ kind: 'silhouette', value: 0.1, threshold: 0.25 });
        await addRun(courseId, { daysAgo: 1, silhouette: 0.2 });
        await watchCourses(directRun);
        const after = (await alertsOf(courseId)).find(({ kind }) => kind === 'silhouette');
        expect(after).toEqual({ ...silhouette, value: 0.2 });
        await addRun(courseId, { daysAgo: 0 });
        await watchCourses(directRun);
        expect((await alertsOf(courseId)).map(({ kind }) => kind)).toEqual(['drift']);
        // The day of the drift is over, though no run has come.
        await sql`update cluster_run set as_of = as_of - interval '6 days'`.execute(database());
        await watchCourses(directRun);
        expect(await alertsOf(courseId)).toEqual([]);
        const { rows } = await sql`select from clustering_alert where resolved_at is not null`.execute(database());
        expect(rows).toHaveLength(2);
      }));

    it('follow other thresholds in every course', () =>
      test.run(async () => {
        const courseId = await addCourse('Алгебра');
        await addRun(courseId, { daysAgo: 9, atRisk: 2 });
        await addRun(courseId, { daysAgo: 0, stability: 0.7, atRisk: 7 });
        await watchCourses(directRun);
        expect(await alertsOf(courseId)).toMatchObject([{ kind: 'zone_c', value: 25 }]);
        const { id: userId } = await addPerson('admin', 'administrator');
        const thresholds = { silhouette: 0.2, stability: 0.8, driftPct: 100, zoneCPoints: 30, days: 7 };
        expect(await setThresholds({ ...administrator, userId }, thresholds)).toEqual(thresholds);
        await watchCourses(directRun);
        expect(await alertsOf(courseId)).toMatchObject([{ kind: 'stability', value: 0.7, threshold: 0.8 }]);
      }));

    it('stand in the overview of who heads the programme, the worst course first, with its runs', () =>
      test.run(async () => {
        const [good, bad, none] = [await addCourse('Алгебра'), await addCourse('Право'), await addCourse('Химия')];
        await addRun(good, { daysAgo: 9, atRisk: 1 });
        for (const courseId of [good, bad]) await addRun(courseId, { daysAgo: 1, silhouette: null });
        await addRun(good, { daysAgo: 0 });
        await addRun(bad, { daysAgo: 0, silhouette: 0.12345 });
        await watchCourses(directRun);
        const { id: headId } = await addPerson('head', 'head');
        const programmeId = await createProgramme('Информатика');
        await assignHead(headId, programmeId);
        for (const courseId of [good, none, bad]) await setProgrammeOfCourse(courseId, programmeId);
        const head = { ...testActor('head'), userId: headId };
        const { items, days } = await getOverview(head);
        expect(days).toBe(7);
        expect(items.map(({ courseId }) => courseId)).toEqual([bad, good, none]);
        expect(items[0]).toMatchObject({
          ...{ groups: 3, silhouettes: [null, 0.123], stabilities: [null, 0.9], agreements: null },
          alerts: [{ kind: 'silhouette' }],
        });
        expect(items[1]).toMatchObject({ atRiskPct: 10, atRiskPctBefore: 5, alerts: [] });
        expect(items[2]).toMatchObject({ asOf: null, quality: null, silhouettes: [], alerts: [] });
        expect((await getOverview(testActor('head'))).items).toEqual([]);
      }));

    it('go with their course', () =>
      test.run(async () => {
        const courseId = await addCourse('Алгебра');
        await addRun(courseId, { daysAgo: 0, silhouette: 0 });
        await watchCourses(directRun);
        expect(await alertsOf(courseId)).toHaveLength(1);
        await sql`delete from course`.execute(database());
        expect((await sql`select from clustering_alert`.execute(database())).rows).toEqual([]);
      }));
  },
  wholeProgram(),
);
