import { expect, it, vi } from 'vitest';
import { writePulse } from '#domains/imports/templates/pulse.ts';
import { findCourseMetric, listStudentMetrics } from '#domains/metrics/index.ts';
import { findLiveModel, openJudge, type UsableModel } from '#domains/risk/index.ts';
import { finishedCourses } from '#test/fixtures/finished-courses.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { importFile } from '#test/support/import-files.ts';
import { wholeProgram } from '#test/support/program.ts';
import { zoneNames } from './contract.ts';
import { compareZones } from './service/compare-zones.ts';
import { isRunning } from './service/course-endings.ts';
import { listCourseIds } from './store/courses.ts';

const running = finishedCourses({ courses: ['Логика'], students: 20, tests: 8, seed: 4, month: 10 });
const tell = () => () => undefined;

/** The live model, but more worried: the odds of everybody are three times as high. */
async function worried(): Promise<UsableModel> {
  const live = await findLiveModel();
  const raised = <Model extends { calibration: { intercept: number; slope: number } }>(model: Model): Model => ({
    ...model,
    calibration: { ...model.calibration, intercept: model.calibration.intercept + Math.log(3) },
  });
  const { whole, gradebook, marks } = live.models;
  const models = { whole: raised(whole), gradebook: raised(gradebook), marks: raised(marks) };
  return { id: -1, version: 'worried', models };
}

describeOnBothDatabases(
  'the comparison of two models by zones',
  (test) => {
    it('says what judging by each of them says, and reads each course once', () =>
      test.run(async () => {
        await importFile(test, writePulse(running), 'идёт.xlsx');
        const [live, other] = [await findLiveModel(), await worried()];
        const expected = zoneNames.map(() => zoneNames.map(() => 0));
        const [courseId = 0] = await listCourseIds();
        const asOf = (await findCourseMetric(courseId))?.asOf ?? '';
        const metrics = await listStudentMetrics(courseId);
        const then = (await openJudge(courseId, other))(metrics, new Date(asOf));
        (await openJudge(courseId, live))(metrics, new Date(asOf)).forEach(({ zone }, index) => {
          const row = expected[zoneNames.indexOf(zone ?? 'A')] ?? [];
          const column = zoneNames.indexOf(then[index]?.zone ?? 'A');
          row[column] = (row[column] ?? 0) + 1;
        });
        const statements = async <Result>(work: () => Promise<Result>): Promise<[Result, number]> => {
          const connect = vi.spyOn(test.runtime.pool, 'connect');
          const result = await work();
          const count = connect.mock.calls.length;
          connect.mockRestore();
          return [result, count];
        };
        const [, judging] = await statements(() => openJudge(courseId, live));
        const [, reading] = await statements(async () => {
          for (const id of await listCourseIds())
            await Promise.all([findCourseMetric(id), isRunning(id), listStudentMetrics(id)]);
        });
        const [compared, comparing] = await statements(() => compareZones(live, other, directRun, tell));
        expect(judging).toBeGreaterThan(1);
        expect(comparing).toBe(reading + judging);
        expect(compared).toEqual(expected);
        // Somebody's zone is worse by the worried one, and nobody's better.
        const at = (from: number, to: number): number => compared[from]?.[to] ?? 0;
        expect(at(0, 1) + at(0, 2) + at(1, 2)).toBeGreaterThan(0);
        expect(at(1, 0) + at(2, 0) + at(2, 1)).toBe(0);
        expect(compared.flat().reduce((sum, count) => sum + count)).toBe(20);
      }));
  },
  wholeProgram(),
);
