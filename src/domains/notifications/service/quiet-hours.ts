import { instantToZonedWallClock, zonedWallClockToInstant, type WallClock } from '#kernel/zoned-time.ts';
import type { QuietHours } from '../contract.ts';

const minute = 60_000;
const minutesOfDay = 24 * 60;

const minutesOf = ({ hour, minute: minutes }: WallClock): number => hour * 60 + minutes;

/** Whether the clocks of the zone show an hour in which the person wants to hear nothing that can wait. */
export function isQuiet(moment: Date, { from, until }: QuietHours, timeZone: string): boolean {
  const now = minutesOf(instantToZonedWallClock(moment, timeZone));
  return from <= until ? now >= from && now < until : now >= from || now < until;
}

/**
 * The first moment, not before the given one, that is in no quiet hours: the moment itself, or when they end. Holds over
 * midnight and on days when the clocks change.
 */
export function afterQuietHours(moment: Date, quietHours: QuietHours, timeZone: string): Date {
  let found = moment;
  // Where the clocks are put back into quiet hours they end twice.
  while (isQuiet(found, quietHours, timeZone)) found = endOfQuiet(found, quietHours, timeZone);
  return found;
}

function endOfQuiet(moment: Date, { until }: QuietHours, timeZone: string): Date {
  const wall = instantToZonedWallClock(moment, timeZone);
  const now = minutesOf(wall);
  const day = until > now ? wall.day : wall.day + 1;
  const end = { ...wall, day, hour: Math.floor(until / 60), minute: until % 60, second: 0 };
  const instant = zonedWallClockToInstant(end, timeZone);
  if (instant > moment) return beginningOfSkip(instant, until, timeZone);
  // That time comes twice, and the first has passed: no change of clocks lies between now and the second.
  const minutesLeft = (until - now + minutesOfDay) % minutesOfDay;
  return new Date(Math.floor(moment.getTime() / minute + minutesLeft) * minute);
}

/**
 * Where the clocks skip the end of quiet hours, it is read as a time after the jump (02:17 as 03:17): they end with the
 * jump itself.
 */
function beginningOfSkip(end: Date, until: number, timeZone: string): Date {
  const { day } = instantToZonedWallClock(end, timeZone);
  let found = end;
  for (;;) {
    const earlier = new Date(found.getTime() - minute);
    const wall = instantToZonedWallClock(earlier, timeZone);
    if (wall.day !== day || minutesOf(wall) < until) return found;
    found = earlier;
  }
}

/** The midnight with which the zone's next day begins. */
export function nextMidnight(moment: Date, timeZone: string): Date {
  const wall = instantToZonedWallClock(moment, timeZone);
  return zonedWallClockToInstant({ ...wall, day: wall.day + 1, hour: 0, minute: 0, second: 0 }, timeZone);
}
