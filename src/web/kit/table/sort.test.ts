import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, nextSort, sortRows } from './sort.ts';

const value = (row: { readonly value: number | string | null }) => row.value;
const rowsOf = (values: readonly (number | string | null)[]) => values.map((each, index) => ({ value: each, index }));

describe('sortRows', () => {
  it('orders numbers in words as numbers, and ё beside е', () => {
    const names = rowsOf(['id_10', 'id_2', 'Ёлкин', 'Егоров', 'Жуков']);
    expect(sortRows(names, value, 'ascending', 'ru').map(value)).toEqual(['Егоров', 'Ёлкин', 'Жуков', 'id_2', 'id_10']);
  });

  it('puts rows without a value last in both directions', () => {
    const rows = rowsOf([null, 2, null, 1]);
    expect(sortRows(rows, value, 'ascending', 'ru').map(value)).toEqual([1, 2, null, null]);
    expect(sortRows(rows, value, 'descending', 'ru').map(value)).toEqual([2, 1, null, null]);
  });

  it('keeps all rows, in order, and equal ones as they came', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 5 }))), fc.boolean(), (values, up) => {
        const sorted = sortRows(rowsOf(values), value, up ? 'ascending' : 'descending', 'en');
        expect(sorted.map(({ index }) => index).sort((a, b) => a - b)).toEqual(values.map((_, index) => index));
        sorted.slice(1).forEach((row, before) => {
          const previous = sorted[before];
          if (previous === undefined) return;
          if (previous.value === row.value) expect(previous.index).toBeLessThan(row.index);
          else if (row.value !== null) {
            const step = Number(row.value) - Number(previous.value);
            expect(previous.value === null ? Number.NaN : up ? step : -step).toBeGreaterThan(0);
          }
        });
      }),
    );
  });
});

describe('nextSort', () => {
  it('turns the column round, or begins another in its own direction', () => {
    expect(nextSort(undefined, 'overdue', 'descending')).toEqual({ column: 'overdue', direction: 'descending' });
    expect(nextSort({ column: 'overdue', direction: 'descending' }, 'overdue', 'descending').direction).toBe(
      'ascending',
    );
    expect(nextSort({ column: 'name', direction: 'ascending' }, 'overdue', 'descending').direction).toBe('descending');
  });
});

describe('matches', () => {
  it('finds words in any order, letter case and ё aside', () => {
    expect(matches('анна семен', ['Семёнова Анна', null])).toBe(true);
    expect(matches('  ', ['x'])).toBe(true);
    expect(matches('анна петр', ['Семёнова Анна', 'ИТ-21'])).toBe(false);
  });
});
