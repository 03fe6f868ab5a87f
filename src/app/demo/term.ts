import { instantToZonedWallClock, type WallClock } from '#kernel/zoned-time.ts';

const dayMilliseconds = 86_400_000;
/** Weeks of the term that lie behind when the demo begins, and all of its weeks. */
export const weeksGone = 9;

/** The term around a moment: it began some weeks ago on a Monday, so that deadlines lie on both sides. */
export interface Term {
  now: Date;
  /** Monday of the first week, 00:00. */
  begin: Date;
  timeZone: string;
}

export function termAround(now: Date, timeZone: string): Term {
  const { year, month, day } = instantToZonedWallClock(now, timeZone);
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  const today = Math.floor(now.getTime() / dayMilliseconds) * dayMilliseconds;
  return { now, timeZone, begin: new Date(today - (weekday + 7 * weeksGone) * dayMilliseconds) };
}

/** What the institution's clocks show this many days after the term began. */
export function wallClockAfter(term: Term, days: number): WallClock {
  return instantToZonedWallClock(new Date(term.begin.getTime() + days * dayMilliseconds), term.timeZone);
}

/** The end of Sunday of a week of the term, counted from 0. */
export function endOfWeek(term: Term, week: number): WallClock {
  return { ...wallClockAfter(term, 7 * week + 6), hour: 23, minute: 59, second: 0 };
}

/** Days since the term began, with a fraction. */
export function daysGone(term: Term): number {
  return (term.now.getTime() - term.begin.getTime()) / dayMilliseconds;
}
