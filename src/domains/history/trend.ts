const day = 86_400_000;

/**
 * The points that a trend of so many days shows, and the one that it compares the newest with: the last that is at least
 * so many days older.
 *
 * @param points in order
 */
export function trendOver<Point extends { readonly at: string }>(
  points: readonly Point[],
  days: number,
): { points: Point[]; before: Point | null } {
  const newest = points.at(-1);
  if (!newest) return { points: [], before: null };
  const from = Date.parse(newest.at) - days * day;
  const before = points.findLast((point) => Date.parse(point.at) <= from) ?? null;
  return { points: points.filter((point) => point === before || Date.parse(point.at) > from), before };
}
