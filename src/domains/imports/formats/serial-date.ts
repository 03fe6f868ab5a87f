import type { WallClock } from '#kernel/zoned-time.ts';

const dayInSeconds = 86_400;
/** 1970-01-01 as a spreadsheet's serial. */
const epoch = 25_569;

/**
 * The wall clock a spreadsheet's serial stands for, to the nearest second: the fraction of a day is binary, so 09:50:57
 * comes as 09:50:56.999. Serials before 1900-03-01 count a leap day that never was, as Excel does.
 *
 * @param serial days since 1899-12-30
 */
export function wallClockFromSerial(serial: number): WallClock {
  const seconds = Math.round((serial < 60 ? serial + 1 : serial) * dayInSeconds) - epoch * dayInSeconds;
  const date = new Date(seconds * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** The serial of a wall clock from 1900-03-01 on. */
export function serialFromWallClock({ year, month, day, hour, minute, second }: WallClock): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) / (dayInSeconds * 1000) + epoch;
}

const ignoredParts = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** What a number format shows: a number, a date, or a date with a time. `mm` alone is taken for a month. */
export function shownBy(numberFormat: string): 'number' | 'date' | 'time' {
  const [positive = ''] = numberFormat.replace(ignoredParts, '').split(';');
  if (/^general$/i.test(positive.trim())) return 'number';
  if (/[hs]/i.test(positive)) return 'time';
  return /[dmy]/i.test(positive) ? 'date' : 'number';
}
