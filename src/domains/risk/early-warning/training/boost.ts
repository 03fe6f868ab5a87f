import { seededRandom } from '#kernel/seeded-random.ts';
import type { TreeNode } from '../model.ts';
import { type Binned, unknownBin } from './bins.ts';
import { type TreeSettings, growTree } from './grow-tree.ts';

export interface BoostSettings extends TreeSettings {
  trees: number;
  /** Share of the samples that each tree is grown from. */
  sampleShare: number;
  /** Share of the features that each tree may ask. */
  featureShare: number;
  seed: number;
}

export interface Boosted {
  base: number;
  trees: TreeNode[];
}

/** Gradient boosting of the log loss (Friedman 2001) with Newton steps and random parts of samples and features. */
export function boost(binned: Binned, settings: BoostSettings): Boosted {
  const count = binned.failed.length;
  const failures = binned.failed.reduce((sum, failed) => sum + failed, 0);
  // As if one more of each were there, so that samples of one kind only have finite log odds.
  const base = Number(Math.log((failures + 1) / (count - failures + 1)).toFixed(5));
  const logOdds = new Float64Array(count).fill(base);
  const random = seededRandom(settings.seed);
  const gradients = new Float64Array(count);
  const hessians = new Float64Array(count);
  const trees: TreeNode[] = [];
  while (trees.length < settings.trees) {
    for (let index = 0; index < count; index++) {
      const probability = 1 / (1 + Math.exp(-(logOdds[index] ?? 0)));
      gradients[index] = probability - (binned.failed[index] ?? 0);
      hessians[index] = probability * (1 - probability);
    }
    const samples = chosen(count, () => random() < settings.sampleShare);
    const asked = [...binned.columns.keys()].filter(() => random() < settings.featureShare);
    const tree = growTree({ binned, gradients, hessians, samples, asked }, settings);
    addTo(logOdds, tree, binned);
    trees.push(tree);
  }
  return { base, trees };
}

function chosen(count: number, isChosen: () => boolean): Int32Array {
  const indexes = new Int32Array(count);
  let length = 0;
  for (let index = 0; index < count; index++) if (isChosen()) indexes[length++] = index;
  return indexes.subarray(0, length);
}

/** Adds to each sample's sum what the tree says of it. */
function addTo(sums: Float64Array, tree: TreeNode, binned: Binned): void {
  const root = inBins(tree, binned);
  for (let sample = 0; sample < sums.length; sample++) {
    let node = root;
    while (typeof node !== 'number') {
      const bin = node.column[sample] ?? unknownBin;
      const goesLeft: boolean = bin === unknownBin ? node.unknownLeft : bin <= node.lastLeft;
      node = goesLeft ? node.left : node.right;
    }
    sums[sample] = (sums[sample] ?? 0) + node;
  }
}

/** A tree that asks of a value's bin what the model asks of the value. */
type BinTree = number | { column: Uint8Array; lastLeft: number; unknownLeft: boolean; left: BinTree; right: BinTree };

function inBins(node: TreeNode, binned: Binned): BinTree {
  if (typeof node === 'number') return node;
  const [feature, threshold, unknownLeft, left, right] = node;
  return {
    column: binned.columns[feature] ?? new Uint8Array(),
    lastLeft: threshold === null ? unknownBin : (binned.thresholds[feature] ?? []).indexOf(threshold) + 1,
    unknownLeft: unknownLeft === 1,
    left: inBins(left, binned),
    right: inBins(right, binned),
  };
}
