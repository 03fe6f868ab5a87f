import type { WallClock } from '#kernel/zoned-time.ts';

export interface ReadTime {
  readonly at: WallClock;
  /** False when only a date is given; `at` is then its midnight. */
  readonly hasTime: boolean;
}

/** Which of 10/11/2024 is the month. */
export type DateOrder = 'day_first' | 'month_first';

const time = String.raw`(?:(?:,?\s+|T)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?)?$`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-./])(\d{1,2})\2(\d{1,2})${time}`);
const yearLast = new RegExp(String.raw`^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})${time}`);

/** Hour of a 24-hour clock; undefined when there is no such hour. */
function fullHour(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function existing(wallClock: WallClock): WallClock | undefined {
  const { year, month, day, minute, second } = wallClock;
  const date = new Date(Date.UTC(year, month - 1, day));
  const dayExists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return dayExists && minute < 60 && second < 60 ? wallClock : undefined;
}

/**
 * Whether a date written with slashes or dashes, year last, tells its order: `either` when it does not.
 *
 * @returns undefined when the text is no such date
 */
export function orderShown(text: string): DateOrder | 'either' | undefined {
  const [, first, separator, second] = yearLast.exec(text.trim()) ?? [];
  if (first === undefined || second === undefined || separator === '.') return undefined;
  if (Number(first) > 12) return 'day_first';
  if (Number(second) > 12) return 'month_first';
  // 10/10/2024 means the same either way.
  return Number(first) === Number(second) ? undefined : 'either';
}

/**
 * Reads `10.11.2024 23:59`, `2024-11-10 23:59:00`, `2024-11-10T23:59`, `10/11/2024`, `11/10/24 11:59 PM`. Years of two
 * digits are of this century.
 *
 * @param order applies to slashes and dashes with the year last; dots always have the day first
 * @returns undefined when the text is no time, or there is no such day or hour
 */
export function parseTimeText(text: string, order: DateOrder): ReadTime | undefined {
  const trimmed = text.trim();
  const fromYear = yearFirst.exec(trimmed);
  const found = fromYear ?? yearLast.exec(trimmed);
  if (!found) return undefined;
  const [, first, separator, second, third, hourText, minute = '0', seconds = '0', half] = found;
  const monthFirst = separator !== '.' && order === 'month_first';
  const [year, month, day] = fromYear
    ? [first, second, third]
    : [third, monthFirst ? first : second, monthFirst ? second : first];
  const hour = fullHour(Number(hourText ?? 0), half);
  if (hour === undefined) return undefined;
  const at = existing({
    year: year?.length === 2 ? 2000 + Number(year) : Number(year),
    month: Number(month),
    day: Number(day),
    hour,
    minute: Number(minute),
    second: Number(seconds),
  });
  return at && { at, hasTime: hourText !== undefined };
}
