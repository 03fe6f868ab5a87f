import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumberText } from './number-text.ts';

describe('readNumberText', () => {
  test.each<[string, number, '.' | ',' | undefined]>([
    ['12', 12, undefined],
    ['18,5', 18.5, ','],
    ['18.5', 18.5, '.'],
    ['0,125', 0.125, ','],
    ['1 234,5', 1234.5, ','],
    ['1\u202f234', 1234, undefined],
    ['1.234,5', 1234.5, ','],
    ['1,234.5', 1234.5, '.'],
    ['1.234.567', 1_234_567, ','],
    ['−3', -3, undefined],
    ['.5', 0.5, '.'],
    ['1234,567', 1234.567, ','],
    ['0.8333333333333334', 0.8333333333333334, '.'],
  ])('%s', (text, value, mark) => {
    expect(readNumberText(text)).toEqual({ value, mark, isAmbiguous: false });
  });

  test.each(['1,234', '12.500', '-100,000'])('%s may be thousands or not', (text) => {
    expect(readNumberText(text)?.isAmbiguous).toBe(true);
  });

  test.each(['', '-', '12 5', '1.2.3', '1,23,456', '12a', '1e5', '٣', '0x10', '1 23', '1..2', '1234567890123456'])(
    '%s is no number',
    (text) => {
      expect(readNumberText(text)).toBeUndefined();
    },
  );

  test('a number with one or two decimals is read as written, with either mark', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), fc.constantFrom('.', ','), (cents, mark) => {
        const written = (cents / 100).toFixed(2).replace('.', mark);
        expect(readNumberText(written)).toEqual({ value: cents / 100 || 0, mark, isAmbiguous: false });
      }),
    );
  });
});
