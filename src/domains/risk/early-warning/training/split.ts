import { unknownBin } from './bins.ts';

/** Sums over the samples of a node: gradients and second derivatives of the loss. */
export interface Sums {
  gradient: number;
  hessian: number;
}

/** Within which the values of a node must stay so that the tree is monotone in what is split above it. */
export interface Limits {
  lowest: number;
  highest: number;
}

/** A way to divide a node. */
export interface Split {
  feature: number;
  /** What is in this bin or a lower one goes left; 0: all that is known goes right. */
  lastLeft: number;
  unknownLeft: boolean;
  gain: number;
  left: Sums & { value: number };
  right: Sums & { value: number };
}

export interface SplitSettings {
  /** Shrinks the values of leaves (L2). */
  ridge: number;
  /** Least second derivative of a leaf: a quarter of as many undecided samples. */
  leastHessian: number;
}

/** Gradients and second derivatives by bin. */
export interface Histogram {
  gradients: Float64Array;
  hessians: Float64Array;
  bins: number;
}

/** The value of a node: a Newton step within the limits. */
export function valueOf({ gradient, hessian }: Sums, { lowest, highest }: Limits, ridge: number): number {
  return Math.min(highest, Math.max(lowest, -gradient / (hessian + ridge)));
}

/** By how much a value lowers the loss, to second order. */
function gainOf({ gradient, hessian }: Sums, value: number, ridge: number): number {
  return -(gradient * value + ((hessian + ridge) * value * value) / 2);
}

/**
 * The best way to divide a node by one feature, if any obeys the limits, the least size and the feature's direction.
 * The unknown go to the side that gains more or, where the training knows all, to the larger side. They are a side of
 * their own only where the feature has no direction: nobody shall gain by being at the worst instead of unknown.
 */
export function bestSplit(
  histogram: Histogram,
  feature: { index: number; direction: number },
  node: Sums & { value: number; limits: Limits },
  settings: SplitSettings,
): Split | null {
  const { gradients, hessians, bins } = histogram;
  const { ridge, leastHessian } = settings;
  const unsplit = gainOf(node, node.value, ridge);
  const unknown = { gradient: gradients[unknownBin] ?? 0, hessian: hessians[unknownBin] ?? 0 };
  const knowsAll = unknown.hessian === 0;
  let best: Split | null = null;
  const consider = (gradient: number, hessian: number, lastLeft: number, unknownLeft: boolean): void => {
    const left = { gradient, hessian };
    const right = { gradient: node.gradient - gradient, hessian: node.hessian - hessian };
    if (left.hessian < leastHessian || right.hessian < leastHessian) return;
    const leftValue = valueOf(left, node.limits, ridge);
    const rightValue = valueOf(right, node.limits, ridge);
    if (feature.direction * (rightValue - leftValue) < 0) return;
    const gain = gainOf(left, leftValue, ridge) + gainOf(right, rightValue, ridge) - unsplit;
    if (best !== null && gain <= best.gain) return;
    best = {
      feature: feature.index,
      lastLeft,
      unknownLeft: knowsAll ? left.hessian >= right.hessian : unknownLeft,
      gain,
      left: { ...left, value: leftValue },
      right: { ...right, value: rightValue },
    };
  };
  if (!knowsAll && feature.direction === 0) consider(unknown.gradient, unknown.hessian, unknownBin, true);
  for (const unknownLeft of knowsAll ? [true] : [true, false]) {
    let gradient = unknownLeft ? unknown.gradient : 0;
    let hessian = unknownLeft ? unknown.hessian : 0;
    for (let bin = 1; bin < bins - 1; bin++) {
      gradient += gradients[bin] ?? 0;
      hessian += hessians[bin] ?? 0;
      consider(gradient, hessian, bin, unknownLeft);
    }
  }
  return best;
}
