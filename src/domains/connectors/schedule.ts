import type { PullSchedule } from './contract.ts';

/** Hours of the night in which grades are pulled once. */
const night = { from: 1, to: 6 };
/** Half of the nightly pull's period: two of one night are never due. */
const nightsApart = 12;
/** Hours after which an hourly pull is due: the clock that asks strikes every hour, never to the second. */
const anHour = 0.5;

/**
 * Whether a connection is to pull now; asked every hour.
 *
 * @param hour of the day at the university
 * @param hoursSince the last pull began; Infinity: none has
 */
export function isDue(schedule: PullSchedule, hour: number, hoursSince: number): boolean {
  if (schedule === 'off') return false;
  if (schedule === 'hourly') return hoursSince >= anHour;
  return hour >= night.from && hour < night.to && hoursSince >= nightsApart;
}
