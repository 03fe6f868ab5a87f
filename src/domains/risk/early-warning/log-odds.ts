import { type Leaf, fulfils } from './leaves.ts';
import type { EarlyWarningModel, TreeNode } from './model.ts';

/** Calibrated log odds that the student of these features fails or leaves. */
export function logOddsOf({ base, trees, calibration }: EarlyWarningModel, row: Float64Array): number {
  return (
    calibration.intercept + calibration.slope * trees.reduce<number>((sum, tree) => sum + valueOf(tree, row), base)
  );
}

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

export function logOddsOfProbability(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function valueOf(tree: TreeNode, row: Float64Array): number {
  let node = tree;
  while (typeof node !== 'number') {
    const [feature, threshold, unknownLeft, left, right]: typeof node = node;
    const value = row[feature] ?? Number.NaN;
    const goesLeft = Number.isNaN(value) ? unknownLeft === 1 : threshold !== null && value < threshold;
    node = goesLeft ? left : right;
  }
  return node;
}

/**
 * By how much each feature moves the log odds of a student away from those of another: Shapley values with that one
 * student as reference (Lundberg et al. 2020, interventional), exact and cheap because a leaf asks of few features.
 * They add up to the difference.
 */
export function contributionsOf(
  leaves: readonly Leaf[],
  slope: number,
  row: Float64Array,
  reference: Float64Array,
): Float64Array {
  const contributions = new Float64Array(row.length);
  for (const { conditions, value } of leaves) {
    const own: number[] = [];
    const others: number[] = [];
    const isReachable = conditions.every((condition) => {
      const fits = fulfils(condition, row);
      const referenceFits = fulfils(condition, reference);
      if (fits && !referenceFits) own.push(condition.feature);
      if (!fits && referenceFits) others.push(condition.feature);
      return fits || referenceFits;
    });
    if (!isReachable) continue;
    const count = own.length + others.length;
    // Share of the orders in which the features change where this one opens, or closes, the way to the leaf.
    const part = (before: number, after: number) => (factorial(before) * factorial(after)) / factorial(count);
    for (const feature of own) add(contributions, feature, slope * value * part(own.length - 1, others.length));
    for (const feature of others) add(contributions, feature, -slope * value * part(own.length, others.length - 1));
  }
  return contributions;
}

function add(sums: Float64Array, index: number, value: number): void {
  sums[index] = (sums[index] ?? 0) + value;
}

function factorial(number: number): number {
  return number <= 1 ? 1 : number * factorial(number - 1);
}
