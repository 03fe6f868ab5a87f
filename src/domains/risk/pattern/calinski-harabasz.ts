import { type Points, squaredDistance } from '#domains/risk/points.ts';
import { centresOf } from './centres.ts';

/** Points that are alike lie off their mean by no more than rounding: that is no distance. */
const rounding = 1e-12;

/**
 * Caliński and Harabasz 1974: (B / (k − 1)) / (W / (n − k)), B being the squared distances of the centres to the middle of
 * all points, each as often as its cluster has points, W those of the points to their centres. Higher is better separated.
 *
 * @returns null where no point differs from its centre, or there is one cluster, or as many as points
 */
export function calinskiHarabasz(points: Points, labels: Uint8Array, k: number): number | null {
  const { count } = points;
  if (k < 2 || count <= k) return null;
  const centres = centresOf(points, labels, k);
  const middle = centresOf(points, new Uint8Array(count), 1);
  let [between, within] = [0, 0];
  labels.forEach((label, i) => {
    between += squaredDistance(centres, label, middle, 0);
    within += squaredDistance(points, i, centres, label);
  });
  return within <= rounding * between ? null : between / (k - 1) / (within / (count - k));
}
