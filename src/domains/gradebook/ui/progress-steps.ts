/** A point of a rising line: how many by this moment. */
export type ProgressPoint = readonly [moment: number, count: number];

/**
 * How a count grew: one point at each distinct moment, in order.
 *
 * @param moments ms since 1970, in any order
 */
export function growth(moments: readonly number[]): ProgressPoint[] {
  const points = new Map<number, number>();
  [...moments].sort((one, other) => one - other).forEach((moment, index) => points.set(moment, index + 1));
  return [...points];
}

/** The points by calendar day, the last of each day, for a table. */
export function byDay(points: readonly ProgressPoint[], dayOf: (moment: number) => string): [string, number][] {
  const days = new Map<string, number>();
  for (const [moment, count] of points) days.set(dayOf(moment), count);
  return [...days];
}
