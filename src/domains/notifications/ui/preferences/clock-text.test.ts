import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromClockText, toClockText } from './clock-text.ts';

it('every minute of the day is read as it is written, and what is no time is none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
      expect(fromClockText(toClockText(minutes))).toBe(minutes);
    }),
  );
  expect(['', '24:00', '7:30', '12:60', 'noon'].map(fromClockText)).toEqual(Array(5).fill(undefined));
});
