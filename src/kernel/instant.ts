import { zonedWallClockToInstant } from './zoned-time.ts';

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads a moment as people and programs write it: `2024-11-11`, `2024-11-11T00:00:00`, `2024-11-11T00:00:00Z`,
 * `2024-11-11 00:00 +03:00` without the space. Without an offset it is a wall-clock time of `timeZone`.
 *
 * @returns undefined when it is no such text or no such day exists
 */
export function parseInstant(text: string, timeZone: string): Date | undefined {
  const match = pattern.exec(text.trim());
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', offset] = match;
  const utc = new Date(Date.UTC(+year, +month - 1, +day, +hour, +minute, +second));
  const exists =
    utc.getUTCMonth() === +month - 1 && utc.getUTCDate() === +day && +hour < 24 && +minute < 60 && +second < 60;
  if (!exists) return undefined;
  if (offset === undefined) {
    return zonedWallClockToInstant(
      { year: +year, month: +month, day: +day, hour: +hour, minute: +minute, second: +second },
      timeZone,
    );
  }
  return new Date(utc.getTime() - offsetMinutes(offset) * 60_000);
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = +offset.slice(1, 3) * 60 + +offset.slice(-2);
  return offset.startsWith('-') ? -minutes : minutes;
}
