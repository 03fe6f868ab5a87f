import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Zone } from '#domains/risk/contract.ts';
import { byImportance, directionOf } from './direction.ts';

const judged = fc.record({ zone: fc.constantFrom('A', 'B', 'C', null), riskScore: fc.integer({ min: 0, max: 100 }) });
const opposite = { worse: 'better', better: 'worse', steady: 'steady' };

describe('directionOf', () => {
  it('is the opposite the other way round', () => {
    fc.assert(
      fc.property(judged, judged, (one, other) => {
        expect(directionOf(other, one)).toBe(opposite[directionOf(one, other)]);
      }),
    );
  });

  it('goes by the zone before the score, and lets a few points within a zone be', () => {
    expect(directionOf({ zone: 'B', riskScore: 34 }, { zone: 'C', riskScore: 35 })).toBe('worse');
    expect(directionOf({ zone: 'B', riskScore: 30 }, { zone: 'B', riskScore: 34 })).toBe('steady');
    expect(directionOf({ zone: 'B', riskScore: 30 }, { zone: 'B', riskScore: 24 })).toBe('better');
    expect(directionOf({ zone: null, riskScore: 0 }, { zone: 'A', riskScore: 3 })).toBe('steady');
  });
});

describe('byImportance', () => {
  it('puts the worse first, those of another zone before the others, the most first', () => {
    const moved = (zones: readonly [Zone, Zone], from: number, to: number) => {
      const [before, after] = [
        { zone: zones[0], riskScore: from },
        { zone: zones[1], riskScore: to },
      ];
      return { before, after, direction: directionOf(before, after) };
    };
    const students = [
      moved(['C', 'A'], 60, 5),
      moved(['C', 'C'], 50, 90),
      moved(['A', 'B'], 20, 30),
      moved(['A', 'C'], 5, 60),
      moved(['B', 'B'], 34, 20),
    ];
    expect(students.toSorted(byImportance).map(({ before, after }) => `${before.zone}${after.zone}`)).toEqual([
      ...['AC', 'AB', 'CC'],
      ...['CA', 'BB'],
    ]);
  });
});
