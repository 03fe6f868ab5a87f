import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/seeded-random.ts';
import { compareContacted } from './compare.ts';
import { medianInterval } from './median-interval.ts';
import { type FirstContact, type StandingPoint, pairUp } from './pairs.ts';

const day = 86_400_000;
const weeks = [0, 7, 14, 21, 28, 35].map((days) => days * day);
const moments = new Map([
  [1, weeks],
  [2, weeks],
]);

const zoneOf = (risk: number) => (risk < 30 ? 'A' : risk < 65 ? 'B' : 'C');

const courses = fc
  .array(
    fc.record({
      courseId: fc.constantFrom(1, 2),
      studentId: fc.integer({ min: 1, max: 40 }),
      risks: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: weeks.length, maxLength: weeks.length }),
      contactedOn: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 2 }),
    }),
    { minLength: 20, maxLength: 60 },
  )
  .map((all) => [...new Map(all.map((one) => [`${one.courseId}:${one.studentId}`, one])).values()])
  .map((students) => ({
    contacts: students.flatMap(({ courseId, studentId, contactedOn }): FirstContact[] =>
      contactedOn === null ? [] : [{ courseId, studentId, at: contactedOn * day }],
    ),
    points: students.flatMap(({ courseId, studentId, risks }) =>
      risks.map((riskScore, week): StandingPoint => {
        const at = weeks[week] ?? 0;
        return { courseId, studentId, at, zone: zoneOf(riskScore), riskScore };
      }),
    ),
  }));

describe('pairUp', () => {
  it('does not depend on the order of what is given', () => {
    const shuffled = courses.chain((course) =>
      fc.tuple(
        fc.constant(course),
        fc.shuffledSubarray(course.contacts, { minLength: course.contacts.length }),
        fc.shuffledSubarray(course.points, { minLength: course.points.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([course, contacts, points]) => {
        expect(pairUp(contacts, moments, points, 14)).toEqual(pairUp(course.contacts, moments, course.points, 14));
      }),
    );
  });

  it('matches nobody with himself, nobody twice, and only comparable ones whom nobody had contacted yet', () => {
    let matched = 0;
    fc.assert(
      fc.property(courses, fc.constantFrom(14, 28), ({ contacts, points }, days) => {
        const { pairs } = pairUp(contacts, moments, points, days);
        matched += pairs.length;
        for (const { contacted, other } of pairs) {
          expect(other.before.studentId).not.toBe(contacted.before.studentId);
          for (const key of ['courseId', 'at', 'zone'] as const) expect(other.before[key]).toBe(contacted.before[key]);
          expect(other.after.at).toBe(contacted.after.at);
          expect(Math.abs(other.before.riskScore - contacted.before.riskScore)).toBeLessThanOrEqual(10);
          const own = contacts.find(
            ({ courseId, studentId }) => courseId === other.before.courseId && studentId === other.before.studentId,
          );
          expect(own?.at ?? Infinity).toBeGreaterThanOrEqual(other.after.at);
        }
        expect(new Set(pairs.map(({ other }) => other.before)).size).toBe(pairs.length);
      }),
    );
    expect(matched).toBeGreaterThan(10);
  });
});

describe('medianInterval', () => {
  it('is the one of the table for ten values: from the second to the last but one', () => {
    expect(medianInterval([5, 1, 2, 9, 3, 8, 4, 7, 6, 10])).toEqual({ median: 5.5, from: 2, to: 9 });
    expect(medianInterval([1, 2, 3, 4, 5])).toBeNull();
  });

  it('covers zero in at least 95 of 100 cases where there is no effect, for any number of pairs', () => {
    const random = seededRandom(7);
    // Skewed as changes of risk are: the difference of two exponential ones.
    const change = () => 10 * (Math.log(1 - random()) - Math.log(1 - random()));
    for (const pairs of [10, 23, 60]) {
      const runs = 2000;
      let covered = 0;
      for (let run = 0; run < runs; run += 1) {
        const interval = medianInterval(Array.from({ length: pairs }, change));
        if (interval && interval.from <= 0 && interval.to >= 0) covered += 1;
      }
      expect(covered / runs).toBeGreaterThan(0.94);
      expect(covered / runs).toBeLessThan(0.995);
    }
  });
});

describe('compareContacted', () => {
  const student = (studentId: number, risks: number[]): StandingPoint[] =>
    risks.map((riskScore, week) => {
      const at = weeks[week] ?? 0;
      return { courseId: 1, studentId, at, zone: zoneOf(riskScore), riskScore };
    });
  const cohort = (count: number) => ({
    contacts: Array.from({ length: count }, (_, index) => ({ courseId: 1, studentId: index + 1, at: 3 * day })),
    points: Array.from({ length: count }, (_, index) => [
      ...student(index + 1, [70, 60, 40, 20, 20, 20]),
      ...student(index + 101, [70, 70, 68, 60, 60, 60]),
    ]).flat(),
  });
  const compare = (count: number) => {
    const { contacts, points } = cohort(count);
    return compareContacted(pairUp(contacts, moments, points, 14), 'contacts', 14);
  };

  it('tells how much further the contacted came down, and who moved to a better zone', () => {
    // From the week of the contact to the one that holds the fourteenth day after it.
    expect(compare(12)).toEqual({
      ...{ of: 'contacts', days: 14 },
      contacts: 12,
      pairs: 12,
      gain: { median: 40, from: 40, to: 40 },
      better: { contacted: 12, others: 12 },
    });
  });

  it('tells nothing of fewer than ten pairs', () => {
    expect(compare(9)).toMatchObject({ pairs: 9, gain: null });
  });
});
