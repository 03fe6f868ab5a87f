/** What a clock on the wall shows: a date and a time, and no zone. Month and day count from 1. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const hour = 3_600_000;
const day = 24 * hour;

interface ZoneOffsets {
  readonly formatter: Intl.DateTimeFormat;
  /** Offset in milliseconds by hour since 1970: asking Intl costs microseconds, and a file asks a million times. */
  readonly byHour: Map<number, number>;
}

const zones = new Map<string, ZoneOffsets>();

function zoneOffsets(timeZone: string): ZoneOffsets {
  const known = zones.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const created = { formatter, byHour: new Map<number, number>() };
  zones.set(timeZone, created);
  return created;
}

/** Milliseconds east of UTC; Intl writes `GMT`, `GMT+03:00` or, before zones were standard, `GMT+02:30:17`. */
function askOffset(instant: number, zone: ZoneOffsets): number {
  const name = zone.formatter.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const found = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name);
  if (!found) throw new Error(`Intl gave an offset that cannot be read: ${name}`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = found;
  const size = Number(hours) * hour + Number(minutes) * 60_000 + Number(seconds) * 1000;
  return sign === '-' ? -size : size;
}

function offsetAt(instant: number, timeZone: string): number {
  const zone = zoneOffsets(timeZone);
  const index = Math.floor(instant / hour);
  const known = zone.byHour.get(index);
  if (known !== undefined) return known;
  const offset = askOffset(index * hour, zone);
  // An hour in which the clocks change is not remembered, but asked about each time.
  if (offset !== askOffset((index + 1) * hour - 1, zone)) return askOffset(instant, zone);
  zone.byHour.set(index, offset);
  return offset;
}

/**
 * The instant at which the clocks of a zone show this. As Temporal's `compatible` has it: a time that was skipped when
 * clocks went forward is read with the offset before the change (02:30 becomes 03:30); of a time that came twice when
 * clocks went back, the first is meant.
 *
 * @throws RangeError when the zone is unknown
 */
export function zonedWallClockToInstant(wallClock: WallClock, timeZone: string): Date {
  const { year, month, second, minute } = wallClock;
  const asUtc = Date.UTC(year, month - 1, wallClock.day, wallClock.hour, minute, second);
  const before = offsetAt(asUtc - day, timeZone);
  const after = offsetAt(asUtc + day, timeZone);
  const matches = [before, after].map((offset) => asUtc - offset).filter((at) => at + offsetAt(at, timeZone) === asUtc);
  return new Date(matches.length > 0 ? Math.min(...matches) : asUtc - before);
}

/** What the clocks of a zone show at an instant, to the second. @throws RangeError when the zone is unknown */
export function instantToZonedWallClock(instant: Date, timeZone: string): WallClock {
  const shifted = new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone));
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  };
}

const two = (part: number): string => String(part).padStart(2, '0');

/** The day in a zone at an instant, e.g. `2026-11-24`. */
export function toZonedDay(instant: Date, timeZone: string): string {
  const { year, month, day: dayOfMonth } = instantToZonedWallClock(instant, timeZone);
  return `${year}-${two(month)}-${two(dayOfMonth)}`;
}

/** What the clocks of a zone show, as spreadsheets read it, e.g. `2026-11-24 09:05:00`. */
export function toZonedText(instant: Date, timeZone: string): string {
  const { hour, minute, second } = instantToZonedWallClock(instant, timeZone);
  return `${toZonedDay(instant, timeZone)} ${two(hour)}:${two(minute)}:${two(second)}`;
}
