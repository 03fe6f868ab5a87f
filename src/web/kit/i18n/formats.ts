import type { Language } from './language.ts';

/** How numbers and moments are written, in one language and the institution's time zone. */
export interface Formats {
  /** 1 234,5: at most `digits` decimals (0 unless told). */
  readonly number: (value: number, digits?: number) => string;
  /** 0,170: with exactly so many decimals, for numbers below each other. */
  readonly fixed: (value: number, digits: number) => string;
  /** 46,4 %: `value` is 0–100. */
  readonly percent: (value: number, digits?: number) => string;
  /** 10 нояб., with the year unless it is this one. */
  readonly date: (instant: string | Date) => string;
  /** 10 нояб., 23:59. */
  readonly dateTime: (instant: string | Date) => string;
  /** 10 ноября 2024 г., 23:59:00, for titles and details. */
  readonly exact: (instant: string | Date) => string;
  /** 3 дня назад, завтра. */
  readonly relative: (instant: string | Date) => string;
  /** 1,4 МБ. */
  readonly bytes: (size: number) => string;
  /** 12,3 с; below a second 310 мс. */
  readonly seconds: (value: number) => string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Steps from small to large: [unit, its length, up to which distance it is used]. */
const relativeSteps: readonly (readonly [Intl.RelativeTimeFormatUnit, number, number])[] = [
  ['minute', minute, hour],
  ['hour', hour, day],
  ['day', day, 45 * day],
  ['month', 30.44 * day, 548 * day],
  ['year', 365.25 * day, Infinity],
];

/**
 * @param timeZone the institution's IANA name, e.g. Europe/Moscow
 * @param now gives the moment that relative times and "this year" refer to
 */
export function createFormats(language: Language, timeZone: string, now: () => Date): Formats {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const numbers = byDigits((digits) => ({ maximumFractionDigits: digits }), locale);
  const fixed = byDigits((digits) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits }), locale);
  const percents = byDigits((digits) => ({ style: 'percent', maximumFractionDigits: digits }), locale);
  const moments = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const year = moments({ year: 'numeric' });
  const dayMonth = moments({ day: 'numeric', month: 'short' });
  const dayMonthYear = moments({ day: 'numeric', month: 'short', year: 'numeric' });
  const time = moments({ hour: '2-digit', minute: '2-digit' });
  const exact = moments({ dateStyle: 'long', timeStyle: 'medium' });
  const calendarDay = new Intl.DateTimeFormat('en-CA', { timeZone });
  const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  const date = (instant: string | Date): string => {
    const moment = new Date(instant);
    const thisYear = year.format(moment) === year.format(now());
    return (thisYear ? dayMonth : dayMonthYear).format(moment);
  };

  const relative = (instant: string | Date): string => {
    const moment = new Date(instant);
    const distance = moment.getTime() - now().getTime();
    if (Math.abs(distance) < minute) return relatives.format(0, 'second');
    const [unit, length] = relativeSteps.find(([, , upTo]) => Math.abs(distance) < upTo) ?? ['year', 365.25 * day];
    // Days are counted by the calendar: yesterday 23:59 is "yesterday", not "8 hours ago" rounded.
    const amount =
      unit === 'day'
        ? (Date.parse(calendarDay.format(moment)) - Date.parse(calendarDay.format(now()))) / day
        : distance / length;
    return relatives.format(Math.trunc(amount) || Math.sign(amount), unit);
  };

  return {
    number: (value, digits = 0) => numbers(digits).format(value),
    fixed: (value, digits) => fixed(digits).format(value),
    percent: (value, digits = 0) => percents(digits).format(value / 100),
    date,
    dateTime: (instant) => `${date(instant)}, ${time.format(new Date(instant))}`,
    exact: (instant) => exact.format(new Date(instant)),
    relative,
    bytes: (size) => bytes(locale, size),
    seconds: (value) => duration(locale, value),
  };
}

function byDigits(options: (digits: number) => Intl.NumberFormatOptions, locale: string) {
  const made = new Map<number, Intl.NumberFormat>();
  return (digits: number): Intl.NumberFormat => {
    const format = made.get(digits) ?? new Intl.NumberFormat(locale, options(digits));
    made.set(digits, format);
    return format;
  };
}

function bytes(locale: string, size: number): string {
  const [unit, divisor] = size < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const);
  const value = size / divisor;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}

function duration(locale: string, seconds: number): string {
  const [unit, value, digits] =
    seconds < 1 ? (['millisecond', seconds * 1_000, 0] as const) : (['second', seconds, 1] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: digits }).format(value);
}
