import type { DigestSettings } from './contract.ts';

/** Hours for which a digest that nobody raised at its time is raised still; later it is no digest of that week. */
const belatedHours = 24;

/** Whether the digests of a week are to be raised now, by day and hour of the institution's clocks. */
export function isDue({ isOn, weekday, hour }: DigestSettings, weekdayNow: number, hourNow: number): boolean {
  const hoursSince = (weekdayNow - weekday) * 24 + hourNow - hour;
  return isOn && hoursSince >= 0 && hoursSince < belatedHours;
}
