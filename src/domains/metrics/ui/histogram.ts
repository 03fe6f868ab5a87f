/** Ten bars, each ten points wide; the last takes 100 too. */
export const binCount = 10;

/** Which bar a percentage (0–100) belongs to. */
export function binOf(percentage: number): number {
  return Math.min(binCount - 1, Math.floor(percentage / binCount));
}

/** How a bar is called: "0–9", …, "90–100". */
export function binLabel(bin: number): string {
  return `${String(bin * 10)}–${String(bin === binCount - 1 ? 100 : bin * 10 + 9)}`;
}

/**
 * Counts values into bars, one series a group, so that the bars can be stacked.
 *
 * @returns for each group the count of each bar, in the order of `groups`
 */
export function histogram<Group>(
  items: readonly { readonly percentage: number; readonly group: Group }[],
  groups: readonly Group[],
): number[][] {
  const series = groups.map(() => Array.from({ length: binCount }, () => 0));
  for (const { percentage, group } of items) {
    const counts = series[groups.indexOf(group)];
    const bin = binOf(percentage);
    if (counts) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return series;
}
