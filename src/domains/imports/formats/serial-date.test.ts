import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serialFromWallClock, shownBy, wallClockFromSerial } from './serial-date.ts';

describe('wallClockFromSerial', () => {
  test.each([
    [45545.41038194444, { year: 2024, month: 9, day: 10, hour: 9, minute: 50, second: 57 }],
    [45606.99930555555, { year: 2024, month: 11, day: 10, hour: 23, minute: 59, second: 0 }],
    [45657, { year: 2024, month: 12, day: 31, hour: 0, minute: 0, second: 0 }],
    [45656.999999, { year: 2024, month: 12, day: 31, hour: 0, minute: 0, second: 0 }],
    [61, { year: 1900, month: 3, day: 1, hour: 0, minute: 0, second: 0 }],
    [59, { year: 1900, month: 2, day: 28, hour: 0, minute: 0, second: 0 }],
    [1, { year: 1900, month: 1, day: 1, hour: 0, minute: 0, second: 0 }],
  ])('serial %f is what a spreadsheet shows', (serial, expected) => {
    expect(wallClockFromSerial(serial)).toEqual(expected);
  });

  test('a wall clock written as a serial, even when its last digits are lost, is read back', () => {
    const seconds = fc.date({ min: new Date('1900-03-01'), max: new Date('2999-12-31'), noInvalidDate: true });
    const jitter = fc.double({ min: -4e-6, max: 4e-6, noNaN: true });
    fc.assert(
      fc.property(seconds, jitter, (date, lost) => {
        const wallClock = {
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
          second: date.getUTCSeconds(),
        };
        expect(wallClockFromSerial(serialFromWallClock(wallClock) + lost)).toEqual(wallClock);
      }),
    );
  });
});

describe('shownBy', () => {
  test.each([
    ['General', 'number'],
    ['', 'number'],
    ['#,##0', 'number'],
    ['0.00E+00', 'number'],
    ['0" дней"', 'number'],
    ['[Red]0;[Blue]-0', 'number'],
    ['\\d0', 'number'],
    ['m/d/yy', 'date'],
    ['dd.mm.yyyy', 'date'],
    ['[$-419]d mmmm yyyy;@', 'date'],
    ['m/d/yy h:mm', 'time'],
    ['[h]:mm:ss', 'time'],
    ['yyyy-mm-dd"T"hh:mm', 'time'],
  ])('format %s shows a %s', (format, expected) => {
    expect(shownBy(format)).toBe(expected);
  });
});
