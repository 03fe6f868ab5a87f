import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binLabel, binOf, histogram } from './histogram.ts';

describe('histogram', () => {
  it('counts every student exactly once', () => {
    const students = fc.array(
      fc.record({ percentage: fc.double({ min: 0, max: 100, noNaN: true }), group: fc.constantFrom('A', 'B', null) }),
    );
    fc.assert(
      fc.property(students, (items) => {
        const counts = histogram(items, ['A', 'B', null]);
        expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(items.length);
      }),
    );
  });

  it('puts the edges where their labels say', () => {
    expect([0, 9.99, 10, 89.99, 90, 100].map((percentage) => binLabel(binOf(percentage)))).toEqual([
      '0–9',
      '0–9',
      '10–19',
      '80–89',
      '90–100',
      '90–100',
    ]);
  });
});
