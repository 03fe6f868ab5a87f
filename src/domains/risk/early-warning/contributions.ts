import { goesLeft } from './log-odds.ts';
import type { EarlyWarningModel, TreeNode } from './model.ts';

/**
 * By how much each feature moves the log odds of a student away from those of another: Shapley values with that one
 * student as reference (Lundberg et al. 2020, interventional). They add up to the difference. Exact and cheap: of each
 * tree only the leaves are visited that some mixture of the two students reaches.
 */
export function contributionsOf(
  { trees, calibration: { slope } }: Pick<EarlyWarningModel, 'trees' | 'calibration'>,
  row: Float64Array,
  reference: Float64Array,
): Float64Array {
  const contributions = new Float64Array(row.length);
  /** Features that the way to the present node takes from the student, and those it takes from the reference. */
  const own: number[] = [];
  const others: number[] = [];

  const visit = (node: TreeNode): void => {
    if (typeof node === 'number') {
      spread(node * slope, own, others, contributions);
      return;
    }
    // By index: a pattern would iterate over the branch, which takes three times as long.
    const feature = node[0];
    const left = node[3];
    const right = node[4];
    const toLeft = goesLeft(node, row);
    const referenceToLeft = goesLeft(node, reference);
    if (toLeft === referenceToLeft || own.includes(feature)) visit(toLeft ? left : right);
    else if (others.includes(feature)) visit(referenceToLeft ? left : right);
    else {
      visitWith(feature, toLeft ? own : others, left);
      visitWith(feature, toLeft ? others : own, right);
    }
  };
  const visitWith = (feature: number, taken: number[], node: TreeNode): void => {
    taken.push(feature);
    visit(node);
    taken.pop();
  };

  for (const tree of trees) visit(tree);
  return contributions;
}

/**
 * Shares out the value of a leaf that is reached with some features of the student and some of the reference: to each
 * its share of the orders of change in which it is the one that opens, or closes, the way.
 */
function spread(value: number, own: readonly number[], others: readonly number[], contributions: Float64Array): void {
  const [opening, closing] = [own.length, others.length];
  const all = factorial(opening + closing);
  const opened = (value * (factorial(opening - 1) * factorial(closing))) / all;
  const closed = (value * (factorial(opening) * factorial(closing - 1))) / all;
  for (const feature of own) contributions[feature] = (contributions[feature] ?? 0) + opened;
  for (const feature of others) contributions[feature] = (contributions[feature] ?? 0) - closed;
}

function factorial(number: number): number {
  return number <= 1 ? 1 : number * factorial(number - 1);
}
