import { expect, it } from 'vitest';
import { isoWeek, isoWeekday } from './iso-week.ts';

it.each([
  ['2024-11-11T00:00:00+03:00', '2024-W46', 1],
  ['2024-11-10T23:59:59+03:00', '2024-W45', 7],
  ['2021-01-03T12:00:00+03:00', '2020-W53', 7],
  ['2024-12-30T12:00:00+03:00', '2025-W01', 1],
  ['2026-01-01T12:00:00+03:00', '2026-W01', 4],
])('the week of %s in Moscow is %s, its day %i', (instant, week, weekday) => {
  expect(isoWeek(new Date(instant), 'Europe/Moscow')).toBe(week);
  expect(isoWeekday(new Date(instant), 'Europe/Moscow')).toBe(weekday);
});

it('the week is the one that the zone has', () => {
  const instant = new Date('2024-11-10T22:00:00Z');
  expect([isoWeek(instant, 'UTC'), isoWeek(instant, 'Europe/Moscow')]).toEqual(['2024-W45', '2024-W46']);
});
