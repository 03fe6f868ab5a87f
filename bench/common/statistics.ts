import * as kernel from '#kernel/quantile.ts';

/** @throws when there are no values: a bench that measured nothing has no figure. */
export function quantile(values: Iterable<number>, p: number): number {
  const found = kernel.quantile(values, p);
  if (found === null) throw new Error('nothing was measured');
  return found;
}

export function median(values: Iterable<number>): number {
  return quantile(values, 0.5);
}

/** Rounded to so many digits after the point. */
export function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
