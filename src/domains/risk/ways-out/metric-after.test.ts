import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WarningCourse } from '#domains/risk/early-warning/course.ts';
import type { Candidate } from '#domains/risk/ways-out/candidates.ts';
import { metricAfter } from '#domains/risk/ways-out/metric-after.ts';
import { workAt } from '#domains/risk/early-warning/work.ts';
import { openWaysOut } from '#domains/risk/ways-out/find-ways-out.ts';
import {
  dayOfCourse,
  momentArbitrary,
  warningActivity,
  warningCell,
  warningCourseArbitrary,
  warningStudent,
  withDone,
} from '#test/fixtures/warning-course.ts';
import { metricsOf } from '#test/fixtures/warning-metrics.ts';

/** As gradebooks are: metrics count everybody as enrolled, whenever that was. */
const undatedCourse = warningCourseArbitrary.map((course): WarningCourse => ({
  ...course,
  students: course.students.map((student) => ({ ...student, enrolledAt: null })),
}));

/** Of each student and activity, whether its deadline counts. */
const confirmed = (course: WarningCourse, at: Date): boolean[] =>
  workAt(course, at).students.flatMap(({ work }) =>
    work.toSorted((one, other) => one.activity.id - other.activity.id).map(({ isConfirmed }) => isConfirmed),
  );

/** What the student's metrics are once these things are done, from the facts; undefined where that confirms a deadline. */
function metricOfFacts(
  recorded: WarningCourse,
  done: readonly Candidate[],
  { studentId, at, passPct }: { studentId: number; at: Date; passPct: number | null },
) {
  const changed = withDone(recorded, done);
  // Whoever hands in may confirm a deadline for all, which ways out do not look at.
  if (confirmed(changed, at).join() !== confirmed(recorded, at).join()) return undefined;
  return metricsOf(changed, at, passPct).find((metric) => metric.studentId === studentId);
}

it('metricAfter is what the metrics of the changed course are, the grade and overall % aside', () => {
  let compared = 0;
  const passMark = fc.constantFrom(null, 40, 60);
  fc.assert(
    fc.property(undatedCourse, momentArbitrary, passMark, fc.nat(), (recorded, at, passPct, choice) => {
      const students = metricsOf(recorded, at, passPct);
      const opened = openWaysOut({ students, recorded, at, passPct });
      students.forEach((metric) => {
        const { studentId, gradePct, overallPct } = metric;
        const done = opened.candidatesOf(studentId).candidates.filter((_, item) => (choice >> item) % 2 === 1);
        if (done.length === 0) return;
        const after = metricOfFacts(recorded, done, { studentId, at, passPct });
        if (after === undefined) return;
        expect(metricAfter(metric, done, at)).toEqual({ ...after, gradePct, overallPct });
        compared += 1;
      });
    }),
    { numRuns: 200 },
  );
  expect(compared).toBeGreaterThan(100);
});

it('metricAfter is that, too, where deadlines have passed and do not count', () => {
  const at = dayOfCourse(30);
  const undated = { enrolledAt: null };
  const recorded: WarningCourse = {
    activities: [1, 2].map((id) => warningActivity({ id })),
    students: Array.from({ length: 11 }, (_, index) => warningStudent(index + 1, undated)),
    cells: [warningCell(1, 1, { status: 'failed', completedAt: dayOfCourse(12) })],
  };
  const students = metricsOf(recorded, at);
  const { candidates } = openWaysOut({ students, recorded, at, passPct: null }).candidatesOf(1);
  expect(candidates.map(({ repair, dueAt }) => [repair, dueAt])).toEqual([
    ['failed', dayOfCourse(10)],
    ['open', null],
  ]);
  const [metric] = students;
  if (!metric) throw new Error('the course has students');
  const { gradePct, overallPct } = metric;
  const after = metricOfFacts(recorded, candidates, { studentId: 1, at, passPct: null });
  expect(metricAfter(metric, candidates, at)).toEqual({ ...after, gradePct, overallPct });
});
