import { features } from '../features.ts';
import type { TreeNode } from '../model.ts';
import { type Binned, unknownBin } from './bins.ts';
import { type Histogram, type Limits, type Split, type SplitSettings, type Sums, bestSplit, valueOf } from './split.ts';

export interface TreeSettings extends SplitSettings {
  depth: number;
  /** Share of a tree's step that is taken. */
  rate: number;
}

/** What one tree is grown from. */
export interface Ground {
  binned: Binned;
  gradients: Float64Array;
  hessians: Float64Array;
  /** Indexes of the samples that take part; their order changes. */
  samples: Int32Array;
  /** Indexes of the features that may be asked. */
  asked: readonly number[];
}

interface Node extends Sums {
  from: number;
  to: number;
  depth: number;
  value: number;
  limits: Limits;
}

/** Splits that gain less than this are noise. */
const leastGain = 1e-3;
const digits = 5;

/** A tree that lowers the loss, monotone in every feature that has a direction. */
export function growTree(ground: Ground, settings: TreeSettings): TreeNode {
  const whole = sumsOf(ground);
  const limits = { lowest: -Infinity, highest: Infinity };
  const root = { ...whole, from: 0, to: ground.samples.length, depth: settings.depth, limits };
  return grow(ground, { ...root, value: valueOf(whole, limits, settings.ridge) }, settings);
}

function grow(ground: Ground, node: Node, settings: TreeSettings): TreeNode {
  const split = node.depth === 0 ? null : findSplit(ground, node, settings);
  if (split === null) return Number((node.value * settings.rate).toFixed(digits));
  const { feature, lastLeft, unknownLeft, left, right } = split;
  const middle = divide(ground, node, split);
  const [leftLimits, rightLimits] = narrow(node.limits, split);
  const depth = node.depth - 1;
  return [
    feature,
    lastLeft === unknownBin ? null : (ground.binned.thresholds[feature]?.[lastLeft - 1] ?? null),
    unknownLeft ? 1 : 0,
    grow(ground, { ...left, from: node.from, to: middle, depth, limits: leftLimits }, settings),
    grow(ground, { ...right, from: middle, to: node.to, depth, limits: rightLimits }, settings),
  ];
}

/** Values below a monotone split stay on their side of the middle between its two. */
function narrow({ lowest, highest }: Limits, { feature, left, right }: Split): [Limits, Limits] {
  const direction = features[feature]?.direction ?? 0;
  const middle = (left.value + right.value) / 2;
  if (direction > 0)
    return [
      { lowest, highest: middle },
      { lowest: middle, highest },
    ];
  if (direction < 0)
    return [
      { lowest: middle, highest },
      { lowest, highest: middle },
    ];
  return [
    { lowest, highest },
    { lowest, highest },
  ];
}

function findSplit(ground: Ground, node: Node, settings: TreeSettings): Split | null {
  if (node.hessian < 2 * settings.leastHessian) return null;
  let best: Split | null = null;
  for (const index of ground.asked) {
    const histogram = histogramOf(ground, node, index);
    const split = bestSplit(histogram, { index, direction: features[index]?.direction ?? 0 }, node, settings);
    if (split !== null && split.gain > (best?.gain ?? leastGain)) best = split;
  }
  return best;
}

const gradients = new Float64Array(256);
const hessians = new Float64Array(256);

function histogramOf(ground: Ground, { from, to }: Node, feature: number): Histogram {
  const column = ground.binned.columns[feature] ?? new Uint8Array();
  const bins = (ground.binned.thresholds[feature]?.length ?? 0) + 2;
  gradients.fill(0, 0, bins);
  hessians.fill(0, 0, bins);
  for (let index = from; index < to; index++) {
    const sample = ground.samples[index] ?? 0;
    const bin = column[sample] ?? 0;
    gradients[bin] = (gradients[bin] ?? 0) + (ground.gradients[sample] ?? 0);
    hessians[bin] = (hessians[bin] ?? 0) + (ground.hessians[sample] ?? 0);
  }
  return { gradients, hessians, bins };
}

/** Puts those who go left before the others. @returns where the others begin */
function divide({ binned, samples }: Ground, { from, to }: Node, { feature, lastLeft, unknownLeft }: Split): number {
  const column = binned.columns[feature] ?? new Uint8Array();
  const others = new Int32Array(to - from);
  let [lefts, rights] = [from, 0];
  for (let index = from; index < to; index++) {
    const sample = samples[index] ?? 0;
    const bin = column[sample] ?? 0;
    if (bin === unknownBin ? unknownLeft : bin <= lastLeft) samples[lefts++] = sample;
    else others[rights++] = sample;
  }
  samples.set(others.subarray(0, rights), lefts);
  return lefts;
}

function sumsOf({ samples, gradients: slopes, hessians: bends }: Ground): Sums {
  let [gradient, hessian] = [0, 0];
  for (const sample of samples) {
    gradient += slopes[sample] ?? 0;
    hessian += bends[sample] ?? 0;
  }
  return { gradient, hessian };
}
