import { describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/seeded-random.ts';
import { calibrate } from './calibrate.ts';
import { brierScore, calibrationError } from './measures.ts';

const random = seededRandom(5);
const scores = Float64Array.from({ length: 20_000 }, () => 6 * (random() - 0.5));
const probabilityOf = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));
/** Twice too sure of themselves, and too hopeful. */
const failed = Uint8Array.from(scores, (score) => (random() < probabilityOf(0.4 + 0.5 * score) ? 1 : 0));

describe('calibrate', () => {
  it('finds by how much scores are too sure and too hopeful', () => {
    const { intercept, slope } = calibrate(scores, failed);
    expect(intercept).toBeCloseTo(0.4, 1);
    expect(slope).toBeCloseTo(0.5, 1);
  });

  it('makes the error of probabilities small', () => {
    const { intercept, slope } = calibrate(scores, failed);
    const outcomes = Array.from(failed, (one) => one === 1);
    expect(calibrationError(Array.from(scores, probabilityOf), outcomes)).toBeGreaterThan(0.1);
    const calibrated = Array.from(scores, (score) => probabilityOf(intercept + slope * score));
    expect(calibrationError(calibrated, outcomes)).toBeLessThan(0.015);
  });

  it('stays finite where all failed or all scores are alike', () => {
    expect(calibrate(new Float64Array(10).fill(1), new Uint8Array(10).fill(1)).slope).toBeGreaterThan(0);
    expect(Number.isFinite(calibrate(new Float64Array(10), new Uint8Array(10)).intercept)).toBe(true);
  });
});

describe('measures of probabilities', () => {
  it('are those of their definitions', () => {
    expect(brierScore([0.8, 0.4], [true, false])).toBeCloseTo((0.04 + 0.16) / 2, 12);
    // One bin expects 1.6 of 2 and has 1, the other 0.1 of 1 and has 0.
    expect(calibrationError([0.8, 0.8, 0.1], [true, false, false])).toBeCloseTo((0.6 + 0.1) / 3, 12);
  });
});
