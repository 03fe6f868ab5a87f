import { instantToZonedWallClock, zonedWallClockToInstant } from '#kernel/zoned-time.ts';

/** When something is known to have happened in a course, and between which moments history is kept. */
export interface CourseSpan {
  /** The first and the last completion or deadline of the course, also ahead. */
  readonly first: Date;
  readonly last: Date;
  /** When the course was last computed. */
  readonly now: Date;
  /** Older history is not kept. */
  readonly keptFrom: Date;
}

/** So many days back each midnight has a point, so that the trend of a week is more than two of them. */
const singleDays = 7;

/** So long after its last event nothing in a course moves any more: pace looks back 28 days, silence counts fully by then. */
export const quietDays = 28;

const day = 86_400_000;

/** Days since 1970 on the calendar of the zone. */
function calendarDay(instant: Date, timeZone: string): number {
  const { year, month, day: date } = instantToZonedWallClock(instant, timeZone);
  return Date.UTC(year, month - 1, date) / day;
}

function midnight(calendar: number, timeZone: string): Date {
  const date = new Date(calendar * day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  return zonedWallClockToInstant({ year, month, day: date.getUTCDate(), hour: 0, minute: 0, second: 0 }, timeZone);
}

/** 1 January 1970 was a Thursday. */
const isMonday = (calendar: number): boolean => calendar % 7 === 4;

/**
 * The moments of which the history of a course has points, in order: every Monday at 0:00 from the first event on, each of
 * the last seven days at 0:00, and the present. A course in which nothing has happened for four weeks gets no more.
 *
 * @param timeZone the institution's
 */
export function historyMoments({ first, last, now, keptFrom }: CourseSpan, timeZone: string): Date[] {
  const today = calendarDay(now, timeZone);
  const lastDay = calendarDay(last, timeZone) + quietDays;
  const isMoving = today <= lastDay;
  const from = first > keptFrom ? first : keptFrom;
  const moments: Date[] = [];
  // Up to the Monday that ends the last week in which something could move.
  for (let calendar = calendarDay(from, timeZone); calendar <= Math.min(today, lastDay + 6); calendar += 1) {
    if (!isMonday(calendar) && !(isMoving && calendar >= today - singleDays)) continue;
    const moment = midnight(calendar, timeZone);
    if (moment > from && moment < now) moments.push(moment);
  }
  return isMoving ? [...moments, now] : moments;
}
