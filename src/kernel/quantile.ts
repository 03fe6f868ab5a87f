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

/**
 * The same of values that are sorted already, with one more among them, which costs no sorting anew.
 * @param value NaN: no value more
 */
export function quantileWith(sorted: Float64Array, value: number, p: number): number | null {
  const isMore = !Number.isNaN(value);
  const count = sorted.length + (isMore ? 1 : 0);
  if (count === 0) return null;
  const place = isMore ? countWhile(sorted, (other) => other < value) : Infinity;
  const valueAt = (index: number): number =>
    (index < place ? sorted[index] : index === place ? value : sorted[index - 1]) ?? 0;
  const position = (count - 1) * p;
  const below = valueAt(Math.floor(position));
  const above = valueAt(Math.ceil(position));
  return below + (above - below) * (position % 1);
}

/** How many at the beginning fulfil what, once unfulfilled, stays so; by halving. */
export function countWhile(sorted: ArrayLike<number>, holds: (value: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(sorted[middle] ?? 0)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The middle value; null when there are none. */
export function median(values: Iterable<number>): number | null {
  return quantile(values, 0.5);
}

/** Mean of the values; NaN when there are none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
