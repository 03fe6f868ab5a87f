import { median } from '#kernel/quantile.ts';
import type { Zone } from '#domains/risk/contract.ts';
import type { LeadTime } from '#domains/risk/evaluation/contract.ts';

const week = 7 * 86_400_000;
/** So long before the end is one column of the picture, and whatever is longer. */
const longest = 20;

/** A student's zone at a moment; null where nothing could be said. */
export interface ZoneAt {
  readonly at: Date;
  readonly zone: Zone | null;
}

/**
 * How many weeks before the end a student was in zone B or C for good: from the first of the moments up to the end after
 * which zone A never came again.
 *
 * @param zones in order of time
 * @returns null when that never was
 */
export function weeksOfWarning(zones: readonly ZoneAt[], end: Date): number | null {
  const before = zones.filter(({ at, zone }) => at < end && zone !== null);
  const lastA = before.findLastIndex(({ zone }) => zone === 'A');
  const first = before[lastA + 1];
  return first === undefined ? null : (end.getTime() - first.at.getTime()) / week;
}

/** @param weeks of each student who failed or left, as `weeksOfWarning` gives them */
export function leadTimeOf(weeks: readonly (number | null)[]): LeadTime {
  const flagged = weeks.filter((one) => one !== null);
  const columns = Map.groupBy(flagged, (one) => Math.min(longest, Math.floor(one)));
  return {
    students: weeks.length,
    never: weeks.length - flagged.length,
    medianWeeks: median(flagged),
    weeks: [...columns]
      .map(([column, own]) => ({ weeks: column, students: own.length }))
      .toSorted((one, other) => one.weeks - other.weeks),
  };
}
