import type { Branch, EarlyWarningModel, TreeNode } from './model.ts';

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
    node = goesLeft(node, row) ? node[3] : node[4];
  }
  return node;
}

/** Which way the student of these features goes. */
export function goesLeft(branch: Branch, row: Float64Array): boolean {
  const value = row[branch[0]] ?? Number.NaN;
  const threshold = branch[1];
  return Number.isNaN(value) ? branch[2] === 1 : threshold !== null && value < threshold;
}
