import { instantToZonedWallClock } from './zoned-time.ts';

const day = 86_400_000;

/** Day of the week, 1 is Monday and 7 Sunday (ISO 8601), at an instant in a zone. */
export function isoWeekday(instant: Date, timeZone: string): number {
  const { year, month, day: dayOfMonth } = instantToZonedWallClock(instant, timeZone);
  return new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDay() || 7;
}

/** The week of an instant in a zone, e.g. `2026-W46`: a week belongs to the year of its Thursday (ISO 8601). */
export function isoWeek(instant: Date, timeZone: string): string {
  const { year, month, day: dayOfMonth } = instantToZonedWallClock(instant, timeZone);
  const thursday = new Date(Date.UTC(year, month - 1, dayOfMonth + 4 - isoWeekday(instant, timeZone)));
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * day));
  return `${String(thursday.getUTCFullYear())}-W${String(week).padStart(2, '0')}`;
}
