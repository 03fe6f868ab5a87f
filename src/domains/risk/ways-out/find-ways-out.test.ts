import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessCourse } from '#domains/risk/assess-course.ts';
import type { StudentRisk, Zone } from '#domains/risk/contract.ts';
import type { WarningCourse } from '#domains/risk/early-warning/course.ts';
import { warn } from '#domains/risk/warn.ts';
import { isOver } from '#domains/risk/ways-out/candidates.ts';
import { type SearchedStudent, openWaysOut } from '#domains/risk/ways-out/find-ways-out.ts';
import {
  dayOfCourse,
  momentArbitrary,
  warningActivity,
  warningCell,
  smallWarningCourseArbitrary,
  warningStudent,
  withDone,
} from '#test/fixtures/warning-course.ts';
import { metricsOf } from '#test/fixtures/warning-metrics.ts';

const passMark = fc.constantFrom(null, 40, 60);

function search(recorded: WarningCourse, at: Date, passPct: number | null = null): SearchedStudent[] {
  const opened = openWaysOut({ students: metricsOf(recorded, at, passPct), recorded, at, passPct });
  return opened.studentIds.flatMap((studentId) => opened.of(studentId) ?? []);
}

function assess(course: WarningCourse, at: Date, passPct: number | null, studentId: number): StudentRisk | undefined {
  const { students } = assessCourse({ students: metricsOf(course, at, passPct), warned: warn(course, at) });
  return students.find((student) => student.studentId === studentId);
}

const rank = (zone: Zone | null | undefined) => (zone === 'A' ? 0 : zone === 'B' ? 1 : 2);

const chosenOf = ({ candidates }: SearchedStudent, steps: readonly { activityId: number }[]) =>
  candidates.filter(({ activityId }) => steps.some((step) => step.activityId === activityId));

const subsetsOf = <T>(items: readonly T[]): T[][] =>
  items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);

/** Half of the courses have no deadlines, so that rules judge them. */
const anyCourse = fc.tuple(smallWarningCourseArbitrary, fc.boolean()).map(([course, hasDeadlines]): WarningCourse => {
  if (hasDeadlines) return course;
  return {
    ...course,
    activities: course.activities.map((activity) => ({ ...activity, dueAt: null })),
    cells: course.cells.map((cell) => ({ ...cell, dueAt: null })),
  };
});

describe('openWaysOut', () => {
  it('tells only ways that lead to the zone they promise, by assessing the changed course from its facts', () => {
    const told = { probability: 0, rules: 0 };
    fc.assert(
      fc.property(anyCourse, momentArbitrary, passMark, (course, at, passPct) => {
        for (const student of search(course, at, passPct)) {
          const { ways, nearest } = student.ways;
          const before = assess(course, at, passPct, student.studentId);
          expect(before?.zone).toBe(student.zone);
          for (const way of [...ways, ...(nearest ? [nearest] : [])]) {
            const after = assess(withDone(course, chosenOf(student, way.steps)), at, passPct, student.studentId);
            expect([after?.zone, after?.probability, after?.riskScore]).toEqual([
              way.zone,
              way.probability,
              way.riskScore,
            ]);
            if (way !== nearest) expect(rank(way.zone)).toBeLessThan(rank(before?.zone));
            if (before?.judgedBy) told[before.judgedBy] += 1;
          }
          if (nearest) expect(nearest.riskScore).toBeLessThan(before?.riskScore ?? 0);
        }
      }),
      { numRuns: 300 },
    );
    expect(Math.min(told.probability, told.rules)).toBeGreaterThan(30);
  }, 60_000);

  it('leaves nothing in a way that could be left out, and of an exhaustive one no part suffices at all', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyCourse, momentArbitrary, passMark, (course, at, passPct) => {
        for (const student of search(course, at, passPct)) {
          for (const way of student.ways.ways) {
            const chosen = chosenOf(student, way.steps);
            const parts = subsetsOf(chosen).filter(
              ({ length }) =>
                length < chosen.length && (way.search === 'exhaustive' || length === chosen.length - 1) && length > 0,
            );
            for (const part of parts) {
              const zone = assess(withDone(course, part), at, passPct, student.studentId)?.zone;
              expect(rank(zone)).toBeGreaterThan(rank(way.zone));
              compared += 1;
            }
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(100);
  }, 60_000);

  it('tells no way where no set of what can be done leads to a better zone', () => {
    let compared = 0;
    fc.assert(
      fc.property(smallWarningCourseArbitrary, momentArbitrary, passMark, (course, at, passPct) => {
        for (const student of search(course, at, passPct)) {
          if (student.ways.ways.length > 0 || student.candidates.length === 0) continue;
          for (const set of subsetsOf(student.candidates).slice(1)) {
            const zone = assess(withDone(course, set), at, passPct, student.studentId)?.zone;
            expect(rank(zone)).toBeGreaterThanOrEqual(rank(student.zone));
          }
          compared += 1;
        }
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(20);
  }, 60_000);

  it('finds the same, in whatever order rows come', () => {
    const shuffled = anyCourse.chain((course) =>
      fc
        .tuple(
          fc.shuffledSubarray([...course.activities], { minLength: course.activities.length }),
          fc.shuffledSubarray([...course.students], { minLength: course.students.length }),
          fc.shuffledSubarray([...course.cells], { minLength: course.cells.length }),
        )
        .map(([activities, students, cells]) => ({ course, other: { activities, students, cells } })),
    );
    fc.assert(
      fc.property(shuffled, momentArbitrary, ({ course, other }, at) => {
        const waysOf = (given: WarningCourse) => search(given, at).map(({ studentId, ways }) => [studentId, ways]);
        expect(waysOf(other)).toEqual(waysOf(course));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('never proposes what is closed: passed, excused, an exam that lies ahead', () => {
    let seen = 0;
    const withExams = anyCourse.map((course) => ({
      ...course,
      activities: course.activities.map((activity) =>
        activity.kind === 'other' ? { ...activity, kind: 'exam' as const } : activity,
      ),
    }));
    fc.assert(
      fc.property(withExams, momentArbitrary, (course, at) => {
        for (const { studentId, candidates } of search(course, at)) {
          for (const { activityId, repair } of candidates) {
            const cell = course.cells.find((one) => one.studentId === studentId && one.activityId === activityId);
            const isDone = cell !== undefined && (cell.completedAt === null || cell.completedAt <= at);
            expect(cell?.status).not.toBe('excused');
            if (isDone) expect(cell.status).not.toBe('done');
            const activity = course.activities.find(({ id }) => id === activityId);
            if (activity?.kind === 'exam') expect(repair).not.toBe('open');
            expect(activity?.isLesson).toBe(false);
            seen += 1;
          }
        }
      }),
    );
    expect(seen).toBeGreaterThan(100);
  });
});

describe('openWaysOut, one course', () => {
  const activities = [1, 2, 3, 4, 5].map((id) => warningActivity({ id, dueAt: dayOfCourse(10 * id), weight: null }));
  const unknown = { enrolledAt: null, leftAt: null, previousAttempts: null, credits: null };
  const students = Array.from({ length: 12 }, (_, index) => warningStudent(index + 1, unknown));
  const done = (studentId: number, activityId: number, score = 80) =>
    warningCell(studentId, activityId, { score, completedAt: dayOfCourse(10 * activityId - 3) });
  /** The first has done one of three, the second nothing; the others everything. */
  const course: WarningCourse = {
    activities,
    students,
    cells: [
      done(1, 1, 60),
      ...students.slice(2).flatMap(({ studentId }) => [1, 2, 3].map((id) => done(studentId, id))),
    ],
  };

  it('assumes the usual score: the student’s own, else the course’s', () => {
    const [first, second] = search(course, dayOfCourse(31));
    expect(first?.ways.usual).toEqual({ pct: 60, of: 'student' });
    expect(second?.ways.usual).toEqual({ pct: 80, of: 'course' });
    expect(first?.candidates.map(({ repair, cell }) => [repair, cell.score])).toEqual([
      ['overdue', 60],
      ['overdue', 60],
      // Nobody has a score there yet, so none is missed.
      ['open', null],
      ['open', null],
    ]);
  });

  it('leads out of zone C first to B, then to A', () => {
    const cells = [done(1, 1, 85), ...course.cells.slice(1)];
    const [first] = search({ ...course, cells }, dayOfCourse(31));
    expect(first).toMatchObject({ studentId: 1, zone: 'C' });
    const ways = first?.ways.ways.map(({ zone, search, steps }) => [zone, search, steps.map((step) => step.repair)]);
    expect(ways).toEqual([
      ['B', 'exhaustive', ['overdue']],
      ['A', 'exhaustive', ['overdue', 'overdue']],
    ]);
  });

  it('counts a repetition as passed, with the pass mark at least', () => {
    const failed = [warningCell(1, 1, { status: 'failed', score: 20 }), warningCell(1, 2, { score: 30 })];
    const [first] = search({ ...course, cells: [...course.cells.slice(1), ...failed] }, dayOfCourse(31), 50);
    expect(first?.candidates.map(({ activityId, repair, cell }) => [activityId, repair, cell.score])).toEqual([
      [3, 'overdue', 80],
      [1, 'failed', 80],
      [2, 'failed', 80],
      [4, 'open', null],
      [5, 'open', null],
    ]);
  });

  it('is over four weeks after the last that is known of it', () => {
    expect(isOver(course, dayOfCourse(78))).toBe(false);
    expect(isOver(course, dayOfCourse(78.01))).toBe(true);
    expect(isOver({ ...course, cells: [], activities: [warningActivity({ dueAt: null })] }, dayOfCourse(999))).toBe(
      false,
    );
  });
});
