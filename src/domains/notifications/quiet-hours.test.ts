import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterQuietHours, isQuiet, nextMidnight } from './service/quiet-hours.ts';

const night = { from: 22 * 60, until: 8 * 60 };
const at = (text: string): Date => new Date(text);

/** Zones with and without changes of clocks, also by half an hour, over midnight, and far from Greenwich. */
const zones = [
  ...['Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'],
  ...['Pacific/Apia', 'America/Santiago', 'Africa/Casablanca', 'UTC'],
];
const zone = fc.constantFrom(...zones);
const anyMoment = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true });
/** Within a day of a change of clocks in one of the zones. */
const nearChange = fc
  .tuple(
    fc.constantFrom(
      '2026-03-29T01:00:00Z',
      '2026-10-25T01:00:00Z',
      '2026-03-08T07:00:00Z',
      '2026-11-01T06:00:00Z',
      '2026-04-04T15:00:00Z',
      '2026-10-03T15:30:00Z',
      '2026-09-06T04:00:00Z',
    ),
    fc.integer({ min: -86_400, max: 86_400 }),
  )
  .map(([change, seconds]) => new Date(at(change).getTime() + seconds * 1000));
const moment = fc.oneof(anyMoment, nearChange);
const ofDay = fc.integer({ min: 0, max: 1439 });
const quietHours = fc
  .tuple(ofDay, ofDay)
  .filter(([from, until]) => from !== until)
  .map(([from, until]) => ({ from, until }));

describe('quiet hours', () => {
  it('over midnight end in the morning of the same night', () => {
    expect(afterQuietHours(at('2026-11-30T20:30:00Z'), night, 'Europe/Moscow')).toEqual(at('2026-12-01T05:00:00Z'));
    expect(afterQuietHours(at('2026-12-01T01:30:00Z'), night, 'Europe/Moscow')).toEqual(at('2026-12-01T05:00:00Z'));
    expect(afterQuietHours(at('2026-12-01T05:00:00Z'), night, 'Europe/Moscow')).toEqual(at('2026-12-01T05:00:00Z'));
    expect(afterQuietHours(at('2026-12-01T18:59:59Z'), night, 'Europe/Moscow')).toEqual(at('2026-12-01T18:59:59Z'));
  });

  it('end at the hour that clocks show, also in a night in which they are changed', () => {
    expect(afterQuietHours(at('2026-03-28T22:00:00Z'), night, 'Europe/Berlin')).toEqual(at('2026-03-29T06:00:00Z'));
    expect(afterQuietHours(at('2026-10-24T22:00:00Z'), night, 'Europe/Berlin')).toEqual(at('2026-10-25T07:00:00Z'));
    // 02:17 is skipped that night, and 03:00, with which the clocks go on, is not quiet.
    const allButNight = { from: 181, until: 137 };
    expect(afterQuietHours(at('2026-03-28T22:17:00Z'), allButNight, 'Europe/Berlin')).toEqual(
      at('2026-03-29T01:00:00Z'),
    );
    // 02:30 comes twice that night: a quarter of an hour after the first, the second is waited for.
    const early = { from: 60, until: 150 };
    expect(afterQuietHours(at('2026-10-25T01:10:00Z'), early, 'Europe/Berlin')).toEqual(at('2026-10-25T01:30:00Z'));
  });

  it('hold whatever the zone, the hours and the moment: nothing comes in them, nothing before its time or a day late', () => {
    fc.assert(
      fc.property(moment, quietHours, zone, (given, hours, timeZone) => {
        const found = afterQuietHours(given, hours, timeZone);
        expect(isQuiet(found, hours, timeZone)).toBe(false);
        expect(found.getTime()).toBeGreaterThanOrEqual(given.getTime());
        const late = given.getTime() + 26 * 3_600_000;
        // A day late only where the clocks skip all of that day that is not quiet: then every minute until then is.
        if (found.getTime() >= late) {
          expect(found.getTime() - given.getTime()).toBeLessThan(50 * 3_600_000);
          for (let time = given.getTime(); time < found.getTime(); time += 60_000) {
            expect(isQuiet(new Date(time), hours, timeZone)).toBe(true);
          }
        }
        // It is the first such moment: a second before it was still quiet; or within an hour, where the end was skipped.
        const before = [found.getTime() - 1000, Math.max(given.getTime(), found.getTime() - 3_600_000)];
        if (found > given) expect(before.some((time) => isQuiet(new Date(time), hours, timeZone))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('the next midnight is after the moment, on the next day of the zone', () => {
    expect(nextMidnight(at('2026-11-30T21:30:00Z'), 'Europe/Moscow')).toEqual(at('2026-12-01T21:00:00Z'));
    fc.assert(
      fc.property(moment, zone, (given, timeZone) => {
        const hours = (nextMidnight(given, timeZone).getTime() - given.getTime()) / 3_600_000;
        expect(hours).toBeGreaterThan(0);
        expect(hours).toBeLessThanOrEqual(26);
      }),
    );
  });
});
