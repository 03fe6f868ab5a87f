import type { DirectorySettings } from './contract.ts';

/** Hours of the night in which the directory is looked at once. */
const night = { from: 2, to: 6 };
/** Half of the nightly look's period: two of one night are never due. */
const nightsApart = 12;
/** Hours by which a look may be early: the clock that asks strikes every hour, never to the second. */
const early = 0.5;

/**
 * Whether the directory is to be looked at now; asked every hour.
 *
 * @param hour of the day at the university
 * @param hoursSince the last look that was to change something began; Infinity: none has
 */
export function isDue(schedule: DirectorySettings['schedule'], hour: number, hoursSince: number): boolean {
  if (schedule === 'off') return false;
  if (schedule === 'nightly') return hour >= night.from && hour < night.to && hoursSince >= nightsApart;
  return hoursSince >= schedule - early;
}
