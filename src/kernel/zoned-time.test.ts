import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  instantToZonedWallClock,
  toZonedDay,
  toZonedText,
  zonedWallClockToInstant,
  type WallClock,
} from './zoned-time.ts';

function wallClock(text: string): WallClock {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second };
}

function instant(text: string, timeZone: string): string {
  return zonedWallClockToInstant(wallClock(text), timeZone).toISOString();
}

describe('zonedWallClockToInstant', () => {
  test.each([
    ['Europe/Moscow', '2024-11-10 23:59:00', '2024-11-10T20:59:00.000Z'],
    ['Europe/Moscow', '2012-06-01 12:00:00', '2012-06-01T08:00:00.000Z'],
    ['Asia/Kolkata', '2024-01-01 00:00:00', '2023-12-31T18:30:00.000Z'],
    ['America/New_York', '2024-07-01 00:00:01', '2024-07-01T04:00:01.000Z'],
    ['Pacific/Kiritimati', '2024-01-01 00:00:00', '2023-12-31T10:00:00.000Z'],
    ['UTC', '2024-02-29 13:14:15', '2024-02-29T13:14:15.000Z'],
  ])('in %s %s is %s', (timeZone, text, expected) => {
    expect(instant(text, timeZone)).toBe(expected);
  });

  test('a time that was skipped is read with the offset before the change', () => {
    expect(instant('2024-03-31 02:30:00', 'Europe/Berlin')).toBe('2024-03-31T01:30:00.000Z');
    expect(instant('2011-12-30 10:00:00', 'Pacific/Apia')).toBe('2011-12-30T20:00:00.000Z');
    // Half an hour only, and in the middle of an hour of UTC.
    expect(instant('2024-10-06 02:15:00', 'Australia/Lord_Howe')).toBe('2024-10-05T15:45:00.000Z');
    expect(instant('2024-10-06 02:45:00', 'Australia/Lord_Howe')).toBe('2024-10-05T15:45:00.000Z');
  });

  test('of a time that came twice the first is meant', () => {
    expect(instant('2024-10-27 02:30:00', 'Europe/Berlin')).toBe('2024-10-27T00:30:00.000Z');
    expect(instant('2014-10-26 01:30:00', 'Europe/Moscow')).toBe('2014-10-25T21:30:00.000Z');
  });

  test('a zone that does not exist is a RangeError', () => {
    expect(() => instant('2024-01-01 00:00:00', 'Europe/Atlantis')).toThrow(RangeError);
  });

  const timeZones = [
    'Europe/Moscow',
    'Europe/Berlin',
    'Asia/Kathmandu',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  ];
  const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });

  test('an instant shown by the clocks of a zone and read again is that instant, or the earlier of two', () => {
    fc.assert(
      fc.property(fc.constantFrom(...timeZones), instants, (timeZone, date) => {
        const seconds = new Date(Math.floor(date.getTime() / 1000) * 1000);
        const shown = instantToZonedWallClock(seconds, timeZone);
        const back = zonedWallClockToInstant(shown, timeZone);
        expect(instantToZonedWallClock(back, timeZone)).toEqual(shown);
        expect(back.getTime()).toBeLessThanOrEqual(seconds.getTime());
        expect(seconds.getTime() - back.getTime()).toBeLessThanOrEqual(2 * 3_600_000);
      }),
      { numRuns: 500 },
    );
  });

  test('what the clocks show is what Intl prints for the zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...timeZones), instants, (timeZone, date) => {
        const printed = date.toLocaleString('sv-SE', { timeZone });
        expect(instantToZonedWallClock(date, timeZone)).toEqual(wallClock(printed));
        expect(toZonedText(date, timeZone)).toBe(printed);
        expect(toZonedDay(date, timeZone)).toBe(printed.slice(0, 10));
      }),
      { numRuns: 500 },
    );
  });
});
