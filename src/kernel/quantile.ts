/**
 * The value below which the share `p` of the values lies, between neighbours by linear interpolation
 * (as `percentile_cont` of SQL, type 7 of Hyndman and Fan 1996). The order of the values does not matter.
 * @param p 0 (smallest) to 1 (largest)
 * @returns null when there are no values
 */
export function quantile(values: Iterable<number>, p: number): number | null {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? 0;
  return below + (above - below) * (position % 1);
}

/** The middle value; null when there are none. */
export function median(values: Iterable<number>): number | null {
  return quantile(values, 0.5);
}

/** Mean of the values; NaN when there are none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
