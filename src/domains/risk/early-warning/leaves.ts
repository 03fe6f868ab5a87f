import type { EarlyWarningModel, TreeNode } from './model.ts';

/** What a leaf asks of one feature. */
export interface Condition {
  feature: number;
  /** At least this… */
  from: number;
  /** …and below this. */
  below: number;
  /** Whether an unknown value fulfils it. */
  unknownFits: boolean;
}

/** A leaf of a tree: who fulfils all conditions, one for each feature on the way to it, gets the value. */
export interface Leaf {
  conditions: Condition[];
  value: number;
}

/** The leaves of all trees: the model is a sum over them. */
export function leavesOf({ trees }: Pick<EarlyWarningModel, 'trees'>): Leaf[] {
  return trees.flatMap((tree) => leavesUnder(tree, []));
}

export function fulfils({ feature, from, below, unknownFits }: Condition, row: Float64Array): boolean {
  const value = row[feature] ?? Number.NaN;
  return Number.isNaN(value) ? unknownFits : value >= from && value < below;
}

function leavesUnder(node: TreeNode, conditions: Condition[]): Leaf[] {
  if (typeof node === 'number') return [{ conditions, value: node }];
  const [feature, threshold, unknownLeft, left, right] = node;
  // Without a threshold nothing that is known is left.
  const bound = threshold ?? -Infinity;
  return [
    ...leavesUnder(
      left,
      narrow(conditions, { feature, from: -Infinity, below: bound, unknownFits: unknownLeft === 1 }),
    ),
    ...leavesUnder(
      right,
      narrow(conditions, { feature, from: bound, below: Infinity, unknownFits: unknownLeft === 0 }),
    ),
  ];
}

/** The conditions with one more, joined with an earlier one of the same feature. */
function narrow(conditions: readonly Condition[], added: Condition): Condition[] {
  const earlier = conditions.find(({ feature }) => feature === added.feature);
  if (earlier === undefined) return [...conditions, added];
  const joined = {
    feature: added.feature,
    from: Math.max(earlier.from, added.from),
    below: Math.min(earlier.below, added.below),
    unknownFits: earlier.unknownFits && added.unknownFits,
  };
  return conditions.map((condition) => (condition === earlier ? joined : condition));
}
