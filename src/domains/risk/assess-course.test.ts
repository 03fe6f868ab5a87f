import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessCourse } from '#domains/risk/assess-course.ts';
import { type StudentRisk, type Zone, courseAssessmentSchema, defaultRiskSettings } from '#domains/risk/contract.ts';
import { courseNorms } from '#domains/risk/norms.ts';
import { type CourseStudent, courseArbitrary, studentMetric } from '#test/fixtures/student-metric.ts';

const assess = (students: readonly CourseStudent[]) => assessCourse({ students });
const order: Record<Zone, number> = { A: 0, B: 1, C: 2 };

/** Whether the one is at least as good as the other in everything that counts. */
function isAtLeastAsGood(one: CourseStudent, other: CourseStudent): boolean {
  const noLess = (['done', 'attended', 'paceRecent'] as const).every((key) => one[key] >= other[key]);
  const noMore = (['overdue', 'failed'] as const).every((key) => one[key] <= other[key]);
  const onTime = one.overdue + one.late <= other.overdue + other.late;
  const days = [one.daysSinceLastActivity, other.daysSinceLastActivity];
  const active = days[0] === days[1] || (days[0] !== null && days[1] !== null && (days[0] ?? 0) <= (days[1] ?? 0));
  return noLess && noMore && onTime && active;
}

/** Some students of a course better in one thing or several, so that many pairs can be compared. */
const courseWithRivals = courseArbitrary(15).map((students) =>
  students.flatMap((student, index) => {
    const { overdue, late, failed, daysSinceLastActivity: days } = student;
    const better = studentMetric({
      ...student,
      studentId: 100 + index,
      externalId: `id_${100 + index}`,
      overdue: Math.floor(overdue / 2),
      done: student.done + Math.ceil(overdue / 2),
      late: index % 2 === 0 ? late + Math.ceil(overdue / 2) : late,
      failed: index % 3 === 0 ? 0 : failed,
      attended: index % 5 === 0 ? student.lessonsMarked : student.attended,
      daysSinceLastActivity: days === null ? null : days / (1 + (index % 3)),
    });
    return [student, better];
  }),
);

describe('assessCourse, any course', () => {
  it('keeps to the contract, students in the given order, nothing but finite numbers', () => {
    fc.assert(
      fc.property(courseArbitrary(), (students) => {
        const assessment = assess(students);
        courseAssessmentSchema.parse(assessment);
        expect(assessment.students.map(({ studentId }) => studentId)).toEqual(
          students.map(({ studentId }) => studentId),
        );
        expect(JSON.stringify(assessment)).not.toMatch(/NaN|Infinity/);
        const { A, B, C, none } = assessment.run.sizes;
        expect(A + B + C + none).toBe(students.length);
      }),
    );
  });

  it('gives the same result for the same students in any order', () => {
    const shuffled = courseArbitrary().chain((students) =>
      fc.tuple(fc.constant(students), fc.shuffledSubarray(students, { minLength: students.length })),
    );
    fc.assert(
      fc.property(shuffled, ([students, other]) => {
        const [one, two] = [assess(students), assess(other)];
        expect(two.run).toEqual(one.run);
        const byId = (risks: StudentRisk[]) => risks.toSorted((a, b) => a.studentId - b.studentId);
        expect(byId(two.students)).toEqual(byId(one.students));
      }),
    );
  });

  it('makes zones intervals of the score', () => {
    fc.assert(
      fc.property(courseArbitrary(), (students) => {
        const zoned = assess(students).students.flatMap(({ zone, riskScore }) => (zone ? [{ zone, riskScore }] : []));
        for (const one of zoned) {
          for (const other of zoned) {
            if (order[one.zone] < order[other.zone]) expect(one.riskScore).toBeLessThanOrEqual(other.riskScore);
          }
        }
      }),
    );
  });

  it('never puts a student in a worse zone than one who is no better in anything', () => {
    let compared = 0;
    fc.assert(
      fc.property(courseWithRivals, (students) => {
        const risks = assess(students).students;
        students.forEach((one, i) => {
          students.forEach((other, j) => {
            if (i === j || !isAtLeastAsGood(one, other)) return;
            const [better, worse] = [risks[i], risks[j]];
            if (!better?.zone || !worse?.zone) return;
            compared++;
            expect(order[better.zone]).toBeLessThanOrEqual(order[worse.zone]);
            expect(better.riskScore).toBeLessThanOrEqual(worse.riskScore + 1e-9);
          });
        });
      }),
    );
    expect(compared).toBeGreaterThan(500);
  });

  it('holds the guard rails', () => {
    fc.assert(
      fc.property(courseArbitrary(), (students) => {
        const top = courseNorms(students).completionTop ?? Infinity;
        assess(students).students.forEach(({ zone }, index) => {
          const { overdue, due, completionPct } = students[index] ?? studentMetric();
          if (overdue === 0 && (completionPct ?? 0) > top) expect(zone).not.toBe('C');
          if (overdue > due / 2) expect(zone).not.toBe('A');
        });
      }),
    );
  });

  it('explains each score: reasons largest first, their contributions add up to it', () => {
    fc.assert(
      fc.property(courseArbitrary(), (students) => {
        for (const { zone, riskScore, reasons } of assess(students).students) {
          const contributions = reasons.map(({ contribution }) => contribution);
          expect(contributions.reduce((sum, points) => sum + points, 0)).toBeCloseTo(riskScore, 9);
          const against = contributions.slice(contributions.findIndex((points) => points > 0));
          expect(against).toEqual(against.toSorted((a, b) => b - a));
          if (zone === 'A') expect(contributions.at(0)).toBe(0);
          else if (zone !== null) expect(contributions.every((points) => points > 0)).toBe(true);
          else expect(reasons.map(({ code }) => code)).toEqual(['not_enough_data']);
        }
      }),
    );
  });
});

const numbered = (count: number, given: (index: number) => Partial<CourseStudent>) =>
  Array.from({ length: count }, (_, index) =>
    studentMetric({ studentId: index, externalId: `id_${index}`, ...given(index) }),
  );

describe('assessCourse, the method', () => {
  const busy = (index: number) => ({ due: 10, done: 10 - index, overdue: index, daysSinceLastActivity: index });

  it('is k-means from nine students on, with ordered clusters and the bounds recorded', () => {
    const { run, students } = assess(numbered(9, busy));
    expect(run).toMatchObject({ method: 'k-means', rulesCause: null, k: 3, seed: 1 });
    expect(run.features).toContain('overduePct');
    expect(run.clusterSizes.reduce((sum, size) => sum + size, 0)).toBe(9);
    expect(run.silhouette).toBeGreaterThan(0);
    expect(students.map(({ cluster }) => cluster)).toEqual(students.map(({ cluster }) => cluster).toSorted());
    expect(students.at(0)?.zone).toBe('A');
    expect(students.at(-1)?.zone).toBe('C');
  });

  it('is rules below nine students', () => {
    const { run, students } = assess(numbered(8, busy));
    const { B, C } = defaultRiskSettings.bounds;
    expect(run).toMatchObject({ method: 'rules', rulesCause: 'few_students', k: null, silhouette: null });
    expect(run.bounds).toEqual({ B: B.usual, C: C.usual });
    expect(students.every(({ cluster }) => cluster === null)).toBe(true);
  });

  it('is rules where all students are equal, and all are in one zone', () => {
    const { run, students } = assess(numbered(20, () => busy(4)));
    expect(run).toMatchObject({ method: 'rules', rulesCause: 'few_differences' });
    expect(new Set(students.map(({ zone }) => zone)).size).toBe(1);
  });

  it('is rules where the course has hardly begun', () => {
    const { run } = assess(numbered(20, (index) => ({ done: index % 3, daysSinceLastActivity: index })));
    expect(run).toMatchObject({ method: 'rules', rulesCause: 'little_data' });
  });

  it('is none where nothing is due, done or held, and says so', () => {
    const { run, students } = assess(numbered(20, () => ({})));
    expect(run).toMatchObject({
      method: 'none',
      rulesCause: null,
      bounds: null,
      sizes: { A: 0, B: 0, C: 0, none: 20 },
    });
    expect(students[0]).toMatchObject({ zone: null, riskScore: 0, reasons: [{ code: 'not_enough_data' }] });
  });

  it('without a course is none', () => {
    expect(assess([])).toMatchObject({ run: { method: 'none' }, students: [] });
  });
});

describe('assessCourse, single students', () => {
  it('does not call a student without any work on track, but sees him behind when others are far ahead', () => {
    const beginning = assess([...numbered(9, () => ({ done: 1 })), studentMetric({ studentId: 9 })]);
    expect(beginning.students.at(-1)?.zone).toBeNull();
    const later = assess([...numbered(9, () => ({ done: 12 })), studentMetric({ studentId: 9 })]);
    expect(later.students.at(-1)?.zone).toBe('C');
  });

  it('judges by attendance alone where there is nothing else', () => {
    const lessons = { activities: 0, lessonsHeld: 19, lessonsMarked: 19 };
    const { students } = assess(numbered(20, (index) => ({ ...lessons, attended: index })));
    expect(students.at(0)).toMatchObject({ zone: 'C', reasons: [{ code: 'attendance_low' }] });
    expect(students.at(-1)).toMatchObject({ zone: 'A' });
  });

  it('shows whom a guard rail moved, with the score and the reasons moved along', () => {
    const failing = studentMetric({ studentId: 9, done: 20, failed: 20, due: 5, lessonsHeld: 10, lessonsMarked: 10 });
    const course = numbered(8, () => ({ done: 10, due: 5, lessonsHeld: 10, lessonsMarked: 10, attended: 9 }));
    const { run, students } = assess([...course, failing]);
    expect(run.guardRails).toEqual({ nothing_overdue: 1, mostly_overdue: 0, low_attendance: 0 });
    const moved = students.at(-1);
    expect(moved).toMatchObject({ zone: 'B', guardRail: 'nothing_overdue', riskScore: run.bounds?.C });
    const sum = moved?.reasons.reduce((total, { contribution }) => total + contribution, 0);
    expect(sum).toBeCloseTo(moved?.riskScore ?? NaN, 9);
  });
});
