import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assessCourse } from '#domains/risk/assess-course.ts';
import type { Zone } from '#domains/risk/contract.ts';
import { warn } from '#domains/risk/warn.ts';
import type { WarningCourse } from '#domains/risk/early-warning/course.ts';
import { mostHelpful, promisingActions } from '#domains/risk/ways-out/common-action.ts';
import { openWaysOut } from '#domains/risk/ways-out/find-ways-out.ts';
import { momentArbitrary, smallWarningCourseArbitrary } from '#test/fixtures/warning-course.ts';
import { metricsOf } from '#test/fixtures/warning-metrics.ts';

const rank = { A: 0, B: 1, C: 2 };

function zonesOf(course: WarningCourse, at: Date): Map<number, Zone | null> {
  const { students } = assessCourse({ students: metricsOf(course, at), warned: warn(course, at) });
  return new Map(students.map(({ studentId, zone }) => [studentId, zone]));
}

it('mostHelpful tells who moves as assessing the whole course does once everybody has done it', () => {
  let found = 0;
  fc.assert(
    fc.property(smallWarningCourseArbitrary, momentArbitrary, (recorded, at) => {
      const course = { students: metricsOf(recorded, at), recorded, at, passPct: null };
      const opened = openWaysOut(course);
      const searched = opened.studentIds.flatMap((studentId) => opened.of(studentId) ?? []);
      const helpful = mostHelpful(promisingActions(course, opened, searched).map((judge) => judge()));
      if (!helpful) return;
      found += 1;
      const { activityId, undone, worse } = helpful.action;
      const done = recorded.students.flatMap(({ studentId }) =>
        opened.candidatesOf(studentId).candidates.filter((candidate) => candidate.activityId === activityId),
      );
      expect(undone).toBe(done.length);
      const isDone = (studentId: number) => done.some(({ cell }) => cell.studentId === studentId);
      const cells = [
        ...recorded.cells.filter((cell) => cell.activityId !== activityId || !isDone(cell.studentId)),
        ...done.map(({ cell }) => cell),
      ];
      const [before, after] = [zonesOf(recorded, at), zonesOf({ ...recorded, cells }, at)];
      const moves = [...before].map(([studentId, zone]) => {
        const other = after.get(studentId) ?? null;
        return { studentId, other, by: zone && other ? rank[zone] - rank[other] : 0 };
      });
      const better = moves.filter(({ studentId, by }) => by > 0 && isDone(studentId));
      expect(helpful.moved).toEqual(new Map(better.map(({ studentId, other }) => [studentId, other])));
      expect(worse).toBe(moves.filter(({ by }) => by < 0).length);
    }),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(30);
}, 60_000);
