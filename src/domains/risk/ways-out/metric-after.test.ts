import fc from 'fast-check';
import { expect, it } from 'vitest';
import { metricAfter } from '#domains/risk/ways-out/metric-after.ts';
import { openWaysOut } from '#domains/risk/ways-out/find-ways-out.ts';
import { momentArbitrary, smallWarningCourseArbitrary } from '#test/fixtures/warning-course.ts';
import { metricsOf } from '#test/fixtures/warning-metrics.ts';

it('metricAfter is what the metrics of the changed course are, the grade and overall % aside', () => {
  let compared = 0;
  const passMark = fc.constantFrom(null, 40, 60);
  fc.assert(
    fc.property(smallWarningCourseArbitrary, momentArbitrary, passMark, fc.nat(), (recorded, at, passPct, choice) => {
      const students = metricsOf(recorded, at, passPct);
      const opened = openWaysOut({ students, recorded, at, passPct });
      students.forEach((metric) => {
        const { candidates } = opened.candidatesOf(metric.studentId);
        const done = candidates.filter((_, item) => (choice >> item) % 2 === 1);
        if (done.length === 0) return;
        const cells = [
          ...recorded.cells.filter(
            (cell) =>
              cell.studentId !== metric.studentId || !done.some(({ activityId }) => activityId === cell.activityId),
          ),
          ...done.map(({ cell }) => cell),
        ];
        const after = metricsOf({ ...recorded, cells }, at, passPct).find(
          ({ studentId }) => studentId === metric.studentId,
        );
        const { gradePct, overallPct } = metric;
        expect(metricAfter(metric, done, at)).toEqual({ ...after, gradePct, overallPct });
        compared += 1;
      });
    }),
    { numRuns: 200 },
  );
  expect(compared).toBeGreaterThan(100);
});
