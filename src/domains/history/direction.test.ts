import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Zone } from '#domains/risk/contract.ts';
import { byImportance, directionOf } from './direction.ts';

const judged = fc.record({
  zone: fc.constantFrom('A', 'B', 'C', null),
  riskScore: fc.integer({ min: 0, max: 100 }),
  overdue: fc.constant(1),
});
const opposite = { worse: 'better', better: 'worse', steady: 'steady' };
const standing = (zone: Zone | null, riskScore: number, overdue = 1) => ({ zone, riskScore, overdue });

describe('directionOf', () => {
  it('is the opposite the other way round', () => {
    fc.assert(
      fc.property(judged, judged, (one, other) => {
        expect(directionOf(other, one)).toBe(opposite[directionOf(one, other)]);
      }),
    );
  });

  it('goes by the zone before the score, and lets a few points within a zone be', () => {
    expect(directionOf(standing('B', 34), standing('C', 35))).toBe('worse');
    expect(directionOf(standing('B', 30), standing('B', 34))).toBe('steady');
    expect(directionOf(standing('B', 30), standing('B', 24))).toBe('better');
    expect(directionOf(standing(null, 0), standing('A', 3))).toBe('steady');
  });

  it('calls nobody better within a zone of whom more is overdue, but says when the zone is a better one', () => {
    expect(directionOf(standing('B', 50, 0), standing('B', 40, 1))).toBe('steady');
    expect(directionOf(standing('B', 50, 0), standing('B', 60, 1))).toBe('worse');
    expect(directionOf(standing('B', 40, 0), standing('A', 30, 1))).toBe('better');
  });
});

describe('byImportance', () => {
  it('puts the worse first, those of another zone before the others, the most first', () => {
    const moved = (zones: readonly [Zone, Zone], from: number, to: number) => {
      const [before, after] = [standing(zones[0], from), standing(zones[1], to)];
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
