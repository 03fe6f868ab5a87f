import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyMoments } from './moments.ts';

const moscow = 'Europe/Moscow';
const at = (text: string): Date => new Date(`${text}+03:00`);
const texts = (moments: readonly Date[]): string[] =>
  moments.map((moment) => new Date(moment.getTime() + 3 * 3_600_000).toISOString().slice(0, 16));
const longAgo = at('2000-01-01T00:00');

describe('historyMoments', () => {
  it('of a course under way are its Mondays, the last seven days and the present', () => {
    const span = { first: at('2024-10-09T12:00'), last: at('2024-12-20T00:00'), keptFrom: longAgo };
    expect(texts(historyMoments({ ...span, now: at('2024-11-06T15:30') }, moscow))).toEqual([
      ...['2024-10-14T00:00', '2024-10-21T00:00', '2024-10-28T00:00'],
      ...[
        '2024-10-30T00:00',
        '2024-10-31T00:00',
        '2024-11-01T00:00',
        '2024-11-02T00:00',
        '2024-11-03T00:00',
        '2024-11-04T00:00',
      ],
      ...['2024-11-05T00:00', '2024-11-06T00:00', '2024-11-06T15:30'],
    ]);
  });

  it('of a course long over end with the Monday after its quiet weeks, whatever the present is', () => {
    const span = { first: at('2024-09-02T09:00'), last: at('2024-09-10T10:00'), keptFrom: longAgo };
    const mondays = ['2024-09-09', '2024-09-16', '2024-09-23', '2024-09-30', '2024-10-07', '2024-10-14'];
    const ofYear = (year: number) => texts(historyMoments({ ...span, now: at(`${year}-06-05T08:00`) }, moscow));
    expect(ofYear(2025)).toEqual(mondays.map((day) => `${day}T00:00`));
    expect(ofYear(2026)).toEqual(ofYear(2025));
  });

  it('begin with what is kept', () => {
    const span = { first: longAgo, last: at('2024-11-01T00:00'), keptFrom: at('2024-10-21T00:00') };
    expect(texts(historyMoments({ ...span, now: at('2024-11-04T00:00') }, moscow)).at(0)).toBe('2024-10-28T00:00');
  });

  it('are in order, each once, none after the present; a day later all Mondays are there still', () => {
    const moment = fc.integer({ min: 0, max: 400 * 24 }).map((hours) => new Date(Date.UTC(2024, 0, 1, hours)));
    fc.assert(
      fc.property(moment, moment, moment, (first, last, now) => {
        const span = { first, last, now, keptFrom: longAgo };
        const moments = historyMoments(span, moscow).map((found) => found.getTime());
        expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b));
        expect(moments.every((found) => found <= now.getTime())).toBe(true);
        const tomorrow = historyMoments({ ...span, now: new Date(now.getTime() + 86_400_000) }, moscow);
        const later = new Set(tomorrow.map((found) => found.getTime()));
        const isMonday = (found: number): boolean => new Date(found + 3 * 3_600_000).getUTCDay() === 1;
        const isMidnight = (found: number): boolean => (found + 3 * 3_600_000) % 86_400_000 === 0;
        const mondays = moments.filter((found) => isMonday(found) && isMidnight(found) && found !== now.getTime());
        expect(mondays.every((found) => later.has(found))).toBe(true);
      }),
    );
  });
});
