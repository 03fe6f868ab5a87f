import { median } from '#kernel/quantile.ts';

/** A median with an interval between two of the values. */
export interface MedianInterval {
  readonly median: number;
  readonly from: number;
  readonly to: number;
}

/** The true median lies outside in at most this share of cases. */
const outside = 0.05;

/**
 * The median of differences and the interval of the sign test (Conover 1999, ch. 3.4): between the k-th value from below and
 * from above, k being the largest for which a coin, tossed once a value, shows heads less than k times with a probability of at
 * most a half of 5 %. It holds whatever the distribution, so few pairs or a few odd ones do not mislead it.
 *
 * @returns null below six values: there is no such k
 */
export function medianInterval(values: readonly number[]): MedianInterval | null {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = median(sorted);
  const k = rankOfBound(sorted.length);
  if (k === 0 || middle === null) return null;
  return { median: middle, from: sorted[k - 1] ?? middle, to: sorted[sorted.length - k] ?? middle };
}

function rankOfBound(count: number): number {
  // The chance of exactly so many heads, and of at most so many; by logarithms, for 0.5 to the count may be nothing.
  let [exactly, atMost, k] = [-count * Math.LN2, 0, 0];
  while (k < count) {
    atMost += Math.exp(exactly);
    if (2 * atMost > outside) return k;
    exactly += Math.log((count - k) / (k + 1));
    k += 1;
  }
  return k;
}
