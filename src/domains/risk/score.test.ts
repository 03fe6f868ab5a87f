import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type RiskPart, defaultRiskSettings as settings, riskParts } from '#domains/risk/contract.ts';
import { courseNorms } from '#domains/risk/norms.ts';
import { measureParts, riskScore } from '#domains/risk/score.ts';
import { type CourseStudent, courseArbitrary, studentMetric } from '#test/fixtures/student-metric.ts';

/** Nine students in the middle: 10 of 20 activities done, 8 of 10 lessons attended, active two days ago. */
const course = Array.from({ length: 9 }, () =>
  studentMetric({
    done: 10,
    due: 10,
    lessonsHeld: 10,
    lessonsMarked: 10,
    attended: 8,
    daysSinceLastActivity: 2,
    paceRecent: 4,
  }),
);
const norms = courseNorms(course);
const middle = { done: 10, due: 10, lessonsHeld: 10, attended: 8, daysSinceLastActivity: 2, paceRecent: 4 };

describe('measureParts, against a course with 50 % done, 80 % attended, 4 done in two weeks', () => {
  test.each<[string, Partial<CourseStudent>, Partial<Record<RiskPart, number>>]>([
    ['like the course', {}, {}],
    ['better than the course', { done: 20, attended: 10, daysSinceLastActivity: 0, paceRecent: 9 }, {}],
    ['with 5 of 10 overdue', { done: 5, overdue: 5 }, { overdue: 5 / 11, completion: 0.5 }],
    ['with 11 due and 10 done', { due: 11, overdue: 1 }, { overdue: 1 / 12, completion: 5 / 55 }],
    ['with half of the attendance', { attended: 4 }, { attendance: 0.5 }],
    ['with 3 of 10 failed', { failed: 3 }, { failures: 3 / 11 / 0.6 }],
    ['with all failed', { failed: 10 }, { failures: 1 }],
    ['silent for a normal week', { daysSinceLastActivity: 7 }, {}],
    ['silent for 17.5 days', { daysSinceLastActivity: 17.5 }, { inactivity: 0.5 }],
    ['silent for 17.5 days but with 75 % done', { done: 15, daysSinceLastActivity: 17.5 }, { inactivity: 0.25 }],
    ['silent but with all done', { done: 20, daysSinceLastActivity: 60, paceRecent: 0 }, {}],
    ['with 5 of 10 late', { late: 5 }, { lateness: 5 / 11 }],
    ['at half of the pace', { paceRecent: 2 }, { pace: 0.5 }],
  ])('a student %s', (_, given, expected) => {
    const parts = measureParts(studentMetric({ ...middle, ...given }), norms, settings);
    const nothing = Object.fromEntries(riskParts.map((part) => [part, 0]));
    for (const part of riskParts) expect(parts[part], part).toBeCloseTo({ ...nothing, ...expected }[part] ?? NaN, 12);
  });
});

describe('measureParts, where the course is no measure', () => {
  it('expects half of what the leading quarter has done where most have done nothing', () => {
    const bimodal = [0, 0, 0, 0, 0, 0, 16, 16, 16].map((done) => studentMetric({ done }));
    const parts = measureParts(studentMetric({ done: 2 }), courseNorms(bimodal), settings);
    expect(parts.completion).toBeCloseTo((40 - 10) / 40, 12);
  });

  it('takes a few points behind a course that has hardly begun for little', () => {
    const beginning = [1, 1, 1, 1].map((done) => studentMetric({ done }));
    expect(measureParts(studentMetric(), courseNorms(beginning), settings).completion).toBeCloseTo(5 / 25, 12);
  });

  it('takes who never did anything for silent as long as the most silent, others without times for not silent', () => {
    const silent = courseNorms([3, 3, 3, 28].map((daysSinceLastActivity) => studentMetric({ daysSinceLastActivity })));
    expect(measureParts(studentMetric(), silent, settings).inactivity).toBe(1);
    expect(measureParts(studentMetric({ done: 1 }), silent, settings).inactivity).toBe(0);
    expect(measureParts(studentMetric({ attended: 1, lessonsHeld: 1 }), silent, settings).inactivity).toBe(0);
  });

  it('finds attendance below a half low even where it is the median', () => {
    const empty = [1, 1, 1].map((attended) => studentMetric({ lessonsHeld: 4, lessonsMarked: 4, attended }));
    expect(measureParts(studentMetric({ lessonsHeld: 4, attended: 1 }), courseNorms(empty), settings).attendance).toBe(
      0.5,
    );
  });
});

describe('riskScore', () => {
  it('is 0 for a student like the course and combines parts as independent causes', () => {
    expect(riskScore(studentMetric(middle), norms, settings).score).toBe(0);
    const { score, points } = riskScore(studentMetric({ ...middle, attended: 4, failed: 10 }), norms, settings);
    expect(score).toBeCloseTo(100 * (1 - (1 - 0.4 * 0.5) * (1 - 0.55)), 9);
    expect(points.failures / points.attendance).toBeCloseTo(Math.log(1 - 0.55) / Math.log(1 - 0.4 * 0.5), 9);
  });

  it('has parts from 0 to 1, lies from 0 to 100 and is the sum of its points, in every course', () => {
    fc.assert(
      fc.property(courseArbitrary(), (students) => {
        const own = courseNorms(students);
        for (const student of students) {
          const parts = Object.values(measureParts(student, own, settings));
          expect(parts.every((value) => value >= 0 && value <= 1)).toBe(true);
          const { score, points } = riskScore(student, own, settings);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThan(100);
          const sum = riskParts.reduce((total, part) => total + points[part], 0);
          expect(sum).toBeCloseTo(score, 9);
        }
      }),
    );
  });

  const betterments: Record<string, (student: CourseStudent) => Partial<CourseStudent> | null> = {
    'doing an activity that is not due': ({ done, upcoming }) =>
      upcoming > 0 ? { done: done + 1, upcoming: upcoming - 1 } : null,
    'doing an overdue activity, late': ({ done, late, overdue }) =>
      overdue > 0 ? { done: done + 1, late: late + 1, overdue: overdue - 1 } : null,
    'having been on time': ({ late }) => (late > 0 ? { late: late - 1 } : null),
    'passing a failed activity': ({ failed }) => (failed > 0 ? { failed: failed - 1 } : null),
    'attending another lesson': ({ attended, lessonsMarked }) =>
      attended < lessonsMarked ? { attended: attended + 1 } : null,
    'being active again': ({ daysSinceLastActivity }) =>
      daysSinceLastActivity === null ? null : { daysSinceLastActivity: daysSinceLastActivity / 2 },
    'doing more lately': ({ paceRecent, paceBefore }) =>
      paceBefore > 0 ? { paceRecent: paceRecent + 1, paceBefore: paceBefore - 1 } : null,
  };
  test.each(Object.entries(betterments))('is not raised by %s', (_, better) => {
    let tried = 0;
    fc.assert(
      fc.property(courseArbitrary(12), (students) => {
        const own = courseNorms(students);
        for (const student of students) {
          const change = better(student);
          if (change === null) continue;
          tried++;
          const before = riskScore(student, own, settings).score;
          const after = riskScore(studentMetric({ ...student, ...change }), own, settings).score;
          expect(after).toBeLessThanOrEqual(before + 1e-9);
        }
      }),
      { numRuns: 300 },
    );
    expect(tried).toBeGreaterThan(50);
  });
});
