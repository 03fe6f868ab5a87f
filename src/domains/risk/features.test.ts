import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRiskSettings } from '#domains/risk/contract.ts';
import { scaledFeatures } from '#domains/risk/features.ts';
import { courseArbitrary, studentMetric } from '#test/fixtures/student-metric.ts';

const { weights } = defaultRiskSettings;

describe('scaledFeatures', () => {
  it('leaves out what does not tell the students apart', () => {
    const students = [1, 2, 3].map((done) => studentMetric({ done, daysSinceLastActivity: 5 }));
    expect(scaledFeatures(students, weights).names).toEqual(['notDonePct']);
  });

  it('measures from the median in interquartile ranges, more being worse, and clips at two', () => {
    const students = [20, 15, 10, 5, 0].map((done) => studentMetric({ done }));
    const { rows } = scaledFeatures(students, { ...weights, completion: 0.5 });
    expect(rows).toEqual([[-0.5], [-0.25], [0], [0.25], [0.5]]);
    const outlier = [...Array.from({ length: 8 }, () => studentMetric({ done: 20 })), studentMetric({ done: 0 })];
    expect(scaledFeatures(outlier, { ...weights, completion: 0.5 }).rows.at(-1)).toEqual([1]);
  });

  it('takes a spread of less than ten points as ten', () => {
    const students = [100, 100, 100, 99, 98].map((done) => studentMetric({ activities: 100, done }));
    expect(scaledFeatures(students, { ...weights, completion: 0.5 }).rows.at(-1)).toEqual([0.1]);
  });

  it('puts a student who lacks a feature at its median', () => {
    const students = [1, 2, 3, null].map((daysSinceLastActivity) => studentMetric({ daysSinceLastActivity }));
    expect(scaledFeatures(students, weights).rows.at(-1)).toEqual([0]);
  });

  it('is finite and within the clip in every course', () => {
    fc.assert(
      fc.property(courseArbitrary(), (students) => {
        const { names, rows } = scaledFeatures(students, weights);
        expect(rows).toHaveLength(students.length);
        for (const row of rows) {
          expect(row).toHaveLength(names.length);
          expect(row.every((value) => Math.abs(value) <= 2)).toBe(true);
        }
      }),
    );
  });
});
