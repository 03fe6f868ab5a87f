import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WarningCell, WarningCourse } from '#domains/risk/early-warning/course.ts';
import { type EarlyWarning, earlyWarnings } from '#domains/risk/early-warning/early-warnings.ts';
import { featureRows, features } from '#domains/risk/early-warning/features.ts';
import { shippedModels } from '#domains/risk/early-warning/shipped-models.ts';
import { type View, viewOf, views } from '#domains/risk/early-warning/views.ts';
import { workAt } from '#domains/risk/early-warning/work.ts';
import {
  dayOfCourse,
  momentArbitrary,
  warningActivity,
  warningCell,
  warningCourseArbitrary,
  warningStudent,
} from '#test/fixtures/warning-course.ts';

const warningsOf = (course: WarningCourse, at: Date, view: View = 'whole') =>
  earlyWarnings(course, at, shippedModels[view]);
const anyView = fc.constantFrom(...views);
const logOdds = (probability: number) => Math.log(probability / (1 - probability));

function probabilityOf(course: WarningCourse, at: Date, studentId: number, view: View = 'whole'): number | null {
  return warningsOf(course, at, view).students.find((student) => student.studentId === studentId)?.probability ?? null;
}

/** Nine students who hand in both assignments with 70 points. */
const calm: WarningCourse = {
  activities: [warningActivity({ id: 1 }), warningActivity({ id: 2, dueAt: dayOfCourse(40) })],
  students: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((id) => warningStudent(id)),
  cells: [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((id) => [
    warningCell(id, 1),
    warningCell(id, 2, { completedAt: dayOfCourse(39) }),
  ]),
};

describe('earlyWarnings', () => {
  it('judges the same, in whatever order rows come', () => {
    const shuffled = warningCourseArbitrary.chain((course) =>
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
        expect(warningsOf(other, at)).toEqual(warningsOf(course, at));
      }),
    );
  });

  it('never has more hope for who left undone what is due than for the same student doing it as well as the rest', () => {
    const undone = courseWithADoneCell();
    let compared = 0;
    fc.assert(
      fc.property(undone, momentArbitrary, anyView, ({ course, cell }, at, view) => {
        const before = probabilityOf(course, at, cell.studentId, view);
        if (before === null || !isDueAt(course, cell, at) || !isAtLeastAsGoodAsTheRest(course, cell)) return;
        if (!isScoredWithout(course, cell, at)) return;
        compared++;
        const cells = course.cells.map((one) => (one === cell ? { ...one, status: 'not_attempted' as const } : one));
        expect(probabilityOf({ ...course, cells }, at, cell.studentId, view)).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 1500 },
    );
    expect(compared).toBeGreaterThan(100);
  }, 90_000);

  it('never has more hope for a student with one more missed deadline than for the same one with more time', () => {
    let compared = 0;
    fc.assert(
      fc.property(warningCourseArbitrary, momentArbitrary, fc.nat(), anyView, (course, at, choice, view) => {
        const overdue = workAt(course, at).students.flatMap(({ student, work }) =>
          work.filter(({ due, done }) => due && !done).map(({ activity }) => ({ student, activity })),
        );
        const one = overdue[choice % overdue.length];
        if (one === undefined) return;
        const { studentId } = one.student;
        const others = course.cells.filter(
          (cell) => cell.studentId !== studentId || cell.activityId !== one.activity.id,
        );
        const later = { status: 'not_attempted' as const, completedAt: null, dueAt: new Date(at.getTime() + 1) };
        const extended = { ...course, cells: [...others, warningCell(studentId, one.activity.id, later)] };
        const withMoreTime = probabilityOf(extended, at, studentId, view);
        if (withMoreTime === null || !isSameCourse(course, extended, at)) return;
        compared++;
        expect(probabilityOf(course, at, studentId, view)).toBeGreaterThanOrEqual(withMoreTime);
      }),
      { numRuns: 1500 },
    );
    expect(compared).toBeGreaterThan(100);
  }, 90_000);

  it('gives contributions that add up to the distance from the median student', () => {
    fc.assert(
      fc.property(warningCourseArbitrary, momentArbitrary, (course, at) => {
        const { medianProbability, students } = warningsOf(course, at);
        for (const { probability, contributions } of students) {
          if (probability === null || medianProbability === null) continue;
          const sum = contributions.reduce((whole, { logOdds: part }) => whole + part, 0);
          expect(sum).toBeCloseTo(logOdds(probability) - logOdds(medianProbability), 8);
        }
      }),
    );
  });

  it('knows nothing of what comes after the moment', () => {
    fc.assert(
      fc.property(warningCourseArbitrary, momentArbitrary, (course, at) => {
        const later = new Date(at.getTime() + 1);
        const isLater = (date: Date | null) => date !== null && date > at;
        const changed = {
          ...course,
          cells: course.cells.map((cell) =>
            isLater(cell.completedAt) && cell.status !== 'excused'
              ? { ...cell, status: 'failed' as const, score: 0, completedAt: later }
              : cell,
          ),
          students: course.students
            .map((student) => (isLater(student.leftAt) ? { ...student, leftAt: null } : student))
            .concat(warningStudent(99, { enrolledAt: later })),
        };
        expect(warningsOf(changed, at)).toEqual(warningsOf(course, at));
      }),
    );
  });

  it('says nothing before anything is due, and something from then on', () => {
    const before = warningsOf(calm, dayOfCourse(9.5));
    expect(before.medianProbability).toBeNull();
    expect(before.students).toHaveLength(9);
    expect(before.students.every(isSilent)).toBe(true);
    expect(warningsOf(calm, dayOfCourse(10)).students.every(isSilent)).toBe(false);
  });

  it('says nothing of who is excused from all that is due', () => {
    const excused = { ...calm, cells: calm.cells.map((cell) => excuse(cell, 3)) };
    expect(probabilityOf(excused, dayOfCourse(50), 3)).toBeNull();
    expect(probabilityOf(excused, dayOfCourse(50), 4)).not.toBeNull();
  });

  it('sees a student who stopped handing in at several times the probability of the others, and says why', () => {
    const cells = calm.cells.filter(({ studentId, activityId }) => studentId !== 5 || activityId === 1);
    const { medianProbability, students } = warningsOf({ ...calm, cells }, dayOfCourse(60));
    const stopped = students.find(({ studentId }) => studentId === 5);
    expect(stopped?.probability).toBeGreaterThan(2 * (medianProbability ?? 1));
    expect(stopped?.contributions.at(0)?.logOdds).toBeGreaterThan(0);
  });

  it('leaves out who has left and who has not come yet', () => {
    const students = [
      warningStudent(1, { leftAt: dayOfCourse(30) }),
      warningStudent(2, { enrolledAt: dayOfCourse(45) }),
    ];
    const course = { ...calm, students: [...students, ...calm.students.slice(2)] };
    expect(warningsOf(course, dayOfCourse(40)).students.map(({ studentId }) => studentId)).toEqual([
      3, 4, 5, 6, 7, 8, 9,
    ]);
  });
});

describe('the shipped model', () => {
  it('is smaller than 200 kB', () => {
    expect(readFileSync(new URL('shipped-models.json', import.meta.url)).length).toBeLessThan(200_000);
  });
});

/** Where times are known: else who leaves the one dated result undone is no longer known to be silent. */
function courseWithADoneCell(): fc.Arbitrary<{ course: WarningCourse; cell: WarningCell }> {
  return warningCourseArbitrary
    .map((course) => ({
      ...course,
      cells: course.cells.map((cell) => ({ ...cell, completedAt: cell.completedAt ?? dayOfCourse(0) })),
    }))
    .filter(({ cells }) => cells.some(isDone))
    .chain((course) => fc.constantFrom(...course.cells.filter(isDone)).map((cell) => ({ course, cell })));
}

/** No result of the student is better in points, so that it is neither the lowest nor the last that was pulled down. */
function isAtLeastAsGoodAsTheRest(course: WarningCourse, cell: WarningCell): boolean {
  const percent = ({ activityId, score }: WarningCell) =>
    (score ?? 0) / (course.activities.find(({ id }) => id === activityId)?.maxPoints ?? 100);
  const others = course.cells.filter((one) => one.studentId === cell.studentId && isDone(one) && one !== cell);
  return others.every((other) => Math.min(1, percent(other)) <= Math.min(1, percent(cell)));
}

/** Whether the activity is as much one with scores without the cell: where nobody has one, work left undone is no score of 0. */
function isScoredWithout(course: WarningCourse, cell: WarningCell, at: Date): boolean {
  const isScored = (one: WarningCell) =>
    one.score !== null && isDone(one) && (one.completedAt === null || one.completedAt <= at);
  return (
    !isScored(cell) || course.cells.some((one) => one !== cell && one.activityId === cell.activityId && isScored(one))
  );
}

/** The circumstances of the course did not change with the one deadline. */
function isSameCourse(course: WarningCourse, other: WarningCourse, at: Date): boolean {
  const circumstances = (one: WarningCourse) =>
    featureRows(workAt(one, at))
      .at(0)
      ?.filter((_, feature) => features[feature]?.name.startsWith('course'))
      .join();
  return circumstances(course) === circumstances(other);
}

function isSilent({ probability, contributions }: EarlyWarning): boolean {
  return probability === null && contributions.length === 0;
}

function isDone({ status }: WarningCell): boolean {
  return status === 'done' || status === 'failed';
}

function isDueAt(course: WarningCourse, { studentId, activityId }: WarningCell, at: Date): boolean {
  const student = workAt(course, at).students.find((one) => one.student.studentId === studentId);
  return student?.work.some(({ activity, due }) => activity.id === activityId && due) === true;
}

function excuse(cell: WarningCell, studentId: number): WarningCell {
  return cell.studentId === studentId ? { ...cell, status: 'excused' } : cell;
}

describe('viewOf', () => {
  const at = dayOfCourse(50);
  const withoutEnrolments = { ...calm, students: calm.students.map((one) => ({ ...one, enrolledAt: null })) };
  const withoutScores = { ...calm, cells: calm.cells.map((cell) => ({ ...cell, score: null })) };

  it('tells what is known of a course at the moment: enrolments and scores, scores, or neither', () => {
    expect(viewOf(workAt(calm, at))).toBe('whole');
    expect(viewOf(workAt(withoutEnrolments, at))).toBe('gradebook');
    expect(viewOf(workAt(withoutScores, at))).toBe('marks');
    expect(viewOf(workAt(calm, dayOfCourse(5)))).toBe('marks');
  });
});
