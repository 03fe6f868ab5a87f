import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderCurve } from '../early-warning/training/measures.ts';
import { differenceOf } from './compare.ts';
import { cutsOf, trainingMoments, weeksOf } from './cuts.ts';
import { figuresOf } from './figures.ts';
import { gateOf } from './gate.ts';
import { groupErrors, wilson } from './group-errors.ts';
import { leadTimeOf, weeksOfWarning, type ZoneAt } from './lead-time.ts';

const day = 86_400_000;
const first = new Date('2024-02-01T00:00:00Z');
const after = (days: number): Date => new Date(first.getTime() + days * day);

describe('the cuts of a course', () => {
  it('are those that lie before its end, and weeks go on until it', () => {
    const span = { first, last: after(70) };
    expect(cutsOf(span).map(({ cut, at }) => [cut, (at.getTime() - first.getTime()) / day])).toEqual([
      ['week4', 28],
      ['week8', 56],
      ['quarter', 18],
      ['half', 35],
      ['threequarters', 53],
    ]);
    expect(weeksOf(span)).toHaveLength(10);
    expect(trainingMoments(span).map((at) => (at.getTime() - first.getTime()) / day)).toEqual([
      14, 18, 28, 35, 42, 53, 56,
    ]);
    expect(cutsOf({ first, last: first })).toEqual([]);
  });
});

describe('figures', () => {
  it('say how true probabilities are, bin by bin', () => {
    const judged = [
      ...Array.from({ length: 10 }, (_, index) => ({ probability: 0.15, failed: index < 2 })),
      ...Array.from({ length: 10 }, (_, index) => ({ probability: 0.85, failed: index < 9 })),
    ];
    const figures = figuresOf(judged, 0.65);
    expect(figures).toMatchObject({
      n: 20,
      failed: 11,
      ece: 0.05,
      zoneC: { share: 0.5, precision: 0.9, recall: 0.8182 },
    });
    expect(figures.reliability).toEqual([
      { n: 10, predicted: 0.15, observed: 0.2 },
      { n: 10, predicted: 0.85, observed: 0.9 },
    ]);
  });

  it('have the area under the curve, ties counting half', () => {
    const judged = fc.array(fc.record({ probability: fc.constantFrom(0.1, 0.2, 0.5, 0.9), failed: fc.boolean() }));
    fc.assert(
      fc.property(judged, (found) => {
        fc.pre(new Set(found.map(({ failed }) => failed)).size === 2);
        const area = areaUnderCurve(
          found.map(({ probability }) => probability),
          found.map(({ failed }) => failed),
        );
        expect(figuresOf(found, 0.65).auc ?? Number.NaN).toBeCloseTo(area, 4);
      }),
    );
  });

  it('of nobody are unknown', () => {
    expect(figuresOf([], 0.65)).toMatchObject({ n: 0, auc: null, brier: null, ece: null, reliability: [] });
  });
});

describe('errors of groups', () => {
  it('have the interval of Wilson', () => {
    // Newcombe 1998, Statistics in Medicine 17: 81 of 263 is 0.2553 to 0.3662, 0 of 20 is 0 to 0.1611.
    expect(wilson(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263).high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 20)).toMatchObject({ rate: 0, low: 0 });
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
  });

  it('are added over courses, and of fewer than ten students only that is told', () => {
    const one = { attribute: 'Mode', value: 'Full-time', passed: 12, falsePositives: 3, failed: 6, falseNegatives: 2 };
    const few = { ...one, value: 'Part-time', passed: 5, falsePositives: 1, failed: 4 };
    expect(groupErrors([one, few, one])).toEqual([
      {
        attribute: 'Mode',
        value: 'Full-time',
        students: 36,
        falsePositive: wilson(6, 24),
        falseNegative: wilson(4, 12),
      },
      { attribute: 'Mode', value: 'Part-time', students: null, falsePositive: null, falseNegative: null },
    ]);
    expect(groupErrors([one])).toMatchObject([{ students: 18, falsePositive: { of: 12 }, falseNegative: null }]);
  });
});

describe('lead time', () => {
  const zonesAt = (zones: string): ZoneAt[] =>
    Array.from(zones, (zone, week) => ({
      at: after(7 * week),
      zone: zone === 'A' || zone === 'B' || zone === 'C' ? zone : null,
    }));

  it('counts from the first warning after which zone A never came again', () => {
    expect(weeksOfWarning(zonesAt('-ABCACB'), after(70))).toBe(5);
    expect(weeksOfWarning(zonesAt('-CCC'), after(70))).toBe(9);
    expect(weeksOfWarning(zonesAt('CCCA'), after(70))).toBeNull();
    // What is said after the end does not count.
    expect(weeksOfWarning(zonesAt('AAAC'), after(21))).toBeNull();
    expect(weeksOfWarning([], after(21))).toBeNull();
  });

  it('is told by its median and by whole weeks', () => {
    expect(leadTimeOf([2, 2.5, null, 30])).toEqual({
      students: 4,
      never: 1,
      medianWeeks: 2.5,
      weeks: [
        { weeks: 2, students: 2 },
        { weeks: 20, students: 1 },
      ],
    });
    expect(leadTimeOf([])).toMatchObject({ students: 0, medianWeeks: null });
  });
});

describe('a candidate beside the present model', () => {
  const numbers = (count: number, of: (index: number) => number) =>
    Float64Array.from({ length: count }, (_, i) => of(i));

  it('is measured as the area under the curve is', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.boolean()), {
      minLength: 4,
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, (found) => {
        const failed = found.map(([, , isFailed]) => isFailed);
        fc.pre(failed.includes(true) && failed.includes(false));
        const { auc } = differenceOf({
          present: Float64Array.from(found, ([one]) => one),
          candidate: Float64Array.from(found, ([, other]) => other),
          failed: Uint8Array.from(failed, Number),
          student: Int32Array.from(found.keys()),
        });
        const areaOf = (place: 0 | 1): number =>
          areaUnderCurve(
            found.map((row) => row[place]),
            failed,
          );
        expect(auc).toBeCloseTo(areaOf(1) - areaOf(0), 10);
      }),
    );
  });

  it('differs by nothing from itself, and by more than nothing from chance', () => {
    const count = 400;
    const failed = Uint8Array.from({ length: count }, (_, index) => index % 2);
    const good = numbers(count, (index) => (index % 2) + ((index * 7919) % 100) / 60);
    const noise = numbers(count, (index) => (index * 7907) % 101);
    const student = Int32Array.from({ length: count }, (_, index) => Math.floor(index / 4));
    expect(differenceOf({ present: good, candidate: good, failed, student })).toEqual({ auc: 0, low: 0, high: 0 });
    const { low, high } = differenceOf({ present: noise, candidate: good, failed, student });
    expect(low).toBeGreaterThan(0.1);
    expect(high).toBeLessThan(0.6);
  });

  it('goes live only when it ranks no worse, scores no worse and is calibrated', () => {
    const figures = figuresOf(
      [
        { probability: 0.5, failed: true },
        { probability: 0.5, failed: false },
      ],
      0.65,
    );
    const present = { ...figures, brier: 0.15, ece: 0.03 };
    const met = (candidate: object, low: number) =>
      gateOf(present, { ...present, ...candidate }, { auc: 0, low, high: 0.02 }).map(({ isMet }) => isMet);
    expect(met({}, -0.009)).toEqual([true, true, true]);
    expect(met({}, -0.01)).toEqual([false, true, true]);
    expect(met({ brier: 0.1501 }, 0)).toEqual([true, false, true]);
    expect(met({ ece: 0.051 }, 0)).toEqual([true, true, false]);
    expect(met({ ece: null, brier: null }, Number.NaN)).toEqual([false, false, false]);
  });
});
