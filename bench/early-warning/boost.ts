import { seededRandom } from '#kernel/seeded-random.ts';
import type { TreeNode } from '#domains/risk/early-warning/model.ts';
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
    const samples = Int32Array.from(indexes(count).filter(() => random() < settings.sampleShare));
    const asked = [...binned.columns.keys()].filter(() => random() < settings.featureShare);
    const tree = growTree({ binned, gradients, hessians, samples, asked }, settings);
    addTo(logOdds, tree, binned);
    trees.push(tree);
  }
  return { base, trees };
}

function indexes(count: number): Int32Array {
  return new Int32Array(count).map((_, index) => index);
}

function addTo(sums: Float64Array, tree: TreeNode, { columns, thresholds }: Binned): void {
  // Thresholds as bins: what the tree asks of a value, asked of its bin.
  const lastLeftOf = (feature: number, threshold: number | null) =>
    threshold === null ? unknownBin : (thresholds[feature] ?? []).indexOf(threshold) + 1;
  const walk = (node: TreeNode, samples: Int32Array): void => {
    if (typeof node === 'number') {
      for (const sample of samples) sums[sample] = (sums[sample] ?? 0) + node;
      return;
    }
    const [feature, threshold, unknownLeft, left, right] = node;
    const column = columns[feature] ?? new Uint8Array();
    const lastLeft = lastLeftOf(feature, threshold);
    const goesLeft = (sample: number) => {
      const bin = column[sample] ?? unknownBin;
      return bin === unknownBin ? unknownLeft === 1 : bin <= lastLeft;
    };
    walk(left, samples.filter(goesLeft));
    walk(
      right,
      samples.filter((sample) => !goesLeft(sample)),
    );
  };
  walk(tree, indexes(sums.length));
}
