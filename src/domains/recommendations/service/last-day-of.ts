import { clock } from '#kernel/runtime.ts';
import { toZonedDay } from '#kernel/zoned-time.ts';

/** The day of the institution by whose end something is due: midnight belongs to the day before. */
export function lastDayOf(dueAt: Date): string {
  return toZonedDay(new Date(dueAt.getTime() - 1), clock().timeZone);
}
