import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { features } from '../features.ts';
import { logOddsOf } from '../log-odds.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { areaUnderCurve } from './measures.ts';
import type { Sample } from './samples.ts';
import { train, trainRanking, usualSettings } from './train.ts';

const settings = { ...usualSettings, trees: 30, rate: 0.2, leastHessian: 5, ridge: 1 };
const overdue = features.findIndex(({ name }) => name === 'overdueShare');
const credits = features.findIndex(({ name }) => name === 'creditsBesideOthers');

/** Samples of noise, of which some are unknown, with an outcome that follows from them. */
function generate(count: number, seed: number, chanceOf: (row: Float64Array) => number): Sample[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const row = Float64Array.from(features, () => (random() < 0.05 ? Number.NaN : Math.round(100 * random()) / 100));
    return { row, failed: random() < chanceOf(row) };
  });
}

const lesson = (module: string, samples: Sample[]) => ({ module, presentation: '2020B', samples });
const scoresOf = (model: ReturnType<typeof train>, samples: readonly Sample[]) =>
  samples.map(({ row }) => logOddsOf(model, row));

describe('train', () => {
  it('finds what separates those who fail, also in a shape that no single feature shows', () => {
    const chance = (row: Float64Array) =>
      (row[overdue] ?? 0) + Math.abs((row[credits] ?? 0) - 0.5) > 0.7 ? 0.98 : 0.02;
    const model = train([lesson('A', generate(2000, 1, chance)), lesson('B', generate(2000, 2, chance))], settings);
    const unseen = generate(1000, 3, chance);
    const area = areaUnderCurve(
      scoresOf(model, unseen),
      unseen.map(({ failed }) => failed),
    );
    expect(area).toBeGreaterThan(0.93);
  });

  it('ranks by chance what only chance decides', () => {
    const model = train(
      [
        lesson(
          'A',
          generate(2000, 1, () => 0.4),
        ),
      ],
      settings,
    );
    const unseen = generate(2000, 4, () => 0.4);
    const area = areaUnderCurve(
      scoresOf(model, unseen),
      unseen.map(({ failed }) => failed),
    );
    expect(Math.abs(area - 0.5)).toBeLessThan(0.05);
    expect(model.calibration.slope).toBeLessThan(0.5);
  });

  it('obeys the directions of the features, whatever the samples say', () => {
    // The more is overdue, the better: against all sense.
    const model = trainRanking(
      [
        lesson(
          'A',
          generate(3000, 1, (row) => 1 - (row[overdue] ?? 0.5)),
        ),
      ],
      settings,
    );
    const directed = features.flatMap(({ direction }, feature) => (direction === 0 ? [] : [{ feature, direction }]));
    const rows = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: Number.NaN, freq: 9 }), {
      minLength: features.length,
      maxLength: features.length,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(...directed), fc.double({ min: 0, max: 1, noNaN: true }), (row, at, other) => {
        const worse = row.with(at.feature, at.direction > 0 ? Math.max(row[at.feature] ?? 0, other) : -1);
        const [before, after] = [row, worse].map((one) => logOddsOf(model, Float64Array.from(one)));
        expect(after).toBeGreaterThanOrEqual(before ?? Number.NaN);
      }),
      { numRuns: 2000 },
    );
  });

  it('learns from one presentation, from students of one kind, and from nobody', () => {
    for (const samples of [generate(300, 1, () => 0.5), generate(300, 1, () => 1), []]) {
      const model = train([lesson('A', samples)], settings);
      expect(Number.isFinite(logOddsOf(model, new Float64Array(features.length)))).toBe(true);
    }
  });
});
