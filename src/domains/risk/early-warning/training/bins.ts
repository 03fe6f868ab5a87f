import { countWhile } from '#kernel/quantile.ts';
import { features } from '../features.ts';
import type { Sample } from './samples.ts';

/** The bin of what is unknown; the others follow from 1 on. */
export const unknownBin = 0;

/** Features have three digits; thresholds lie between two values, where rounding cannot reach them. */
const halfDigit = 0.0005;

/** Samples as the training reads them: for each feature the bin of every sample. */
export interface Binned {
  /** Thresholds of each feature: bin k + 1 holds what is at least the k-th of them and below the next. */
  thresholds: number[][];
  columns: Uint8Array[];
  failed: Uint8Array;
}

/** Cuts each feature into bins of about as many samples each. */
export function bin(samples: readonly Sample[], most = 48): Binned {
  const thresholds = features.map((_, feature) =>
    thresholdsOf(
      Float64Array.from(samples, ({ row }) => row[feature] ?? Number.NaN),
      most,
    ),
  );
  return {
    thresholds,
    columns: thresholds.map((bounds, feature) =>
      Uint8Array.from(samples, ({ row }) => binOf(bounds, row[feature] ?? Number.NaN)),
    ),
    failed: Uint8Array.from(samples, ({ failed }) => (failed ? 1 : 0)),
  };
}

function thresholdsOf(values: Float64Array, most: number): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const [lowest] = sorted;
  const found = new Set<number>();
  for (let part = 1; part < most; part++) {
    const value = sorted[Math.floor((part * sorted.length) / most)];
    if (value !== undefined && lowest !== undefined && value > lowest)
      found.add(Number((value - halfDigit).toFixed(4)));
  }
  return [...found].sort((a, b) => a - b);
}

function binOf(thresholds: readonly number[], value: number): number {
  if (Number.isNaN(value)) return unknownBin;
  return countWhile(thresholds, (threshold) => threshold <= value) + 1;
}
