import { systemClock } from '#kernel/clock.ts';
import { clock } from '#kernel/runtime.ts';

/**
 * Milliseconds since 1970 by the real clock: sessions, cookies and codes of phones know nothing of PULSE_NOW, which
 * freezes the university's.
 */
export function realTime(): number {
  return systemClock(clock().timeZone).now().getTime();
}
