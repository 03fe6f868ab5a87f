import type { Points } from '#domains/risk/points.ts';
import { choleskyOf, squaredLength } from './cholesky.ts';

const mostIterations = 200;
/** It ends when the mean log likelihood of a point grows by less. */
const tolerance = 1e-5;
/** Of a component that nobody belongs to: keeps its mean finite. */
const almostNobody = 1e-12;

export type Covariance = 'full' | 'diagonal';

export interface Mixture {
  readonly k: number;
  readonly covariance: Covariance;
  readonly components: readonly Component[];
  /** Of all points. */
  readonly logLikelihood: number;
  /** Schwarz 1978: parameters × ln points − 2 × log likelihood; lower is better. */
  readonly bic: number;
}

interface Component {
  readonly logWeight: number;
  readonly mean: Float64Array;
  /** Lower triangle L with L Lᵀ = covariance, row by row. */
  readonly root: Float64Array;
  readonly logDeterminant: number;
}

/**
 * A mixture of normal distributions fitted by expectation–maximisation (Dempster, Laird and Rubin 1977), begun from
 * clusters.
 *
 * @param labels the clusters that it begins from, 0 to k − 1
 * @param leastVariance is added to every variance, so that no component shrinks to a point
 */
export function fitMixture(
  points: Points,
  labels: ArrayLike<number>,
  k: number,
  covariance: Covariance,
  leastVariance: number,
): Mixture {
  const { count } = points;
  const shares = new Float64Array(count * k);
  for (let i = 0; i < count; i++) shares[i * k + (labels[i] ?? 0)] = 1;
  let components = maximise(points, shares, k, covariance, leastVariance);
  let logLikelihood = expect(points, components, shares);
  for (let iteration = 1; iteration < mostIterations; iteration++) {
    components = maximise(points, shares, k, covariance, leastVariance);
    const next = expect(points, components, shares);
    const hasSettled = next - logLikelihood < tolerance * count;
    logLikelihood = next;
    if (hasSettled) break;
  }
  const bic = parametersOf(points.dimensions, k, covariance) * Math.log(count) - 2 * logLikelihood;
  return { k, covariance, components, logLikelihood, bic };
}

/** The component to which each point most probably belongs. */
export function likeliest(points: Points, { components, k }: Mixture): Uint8Array {
  const shares = new Float64Array(points.count * k);
  expect(points, components, shares);
  return Uint8Array.from({ length: points.count }, (_, i) => {
    let best = 0;
    for (let c = 1; c < k; c++) if ((shares[i * k + c] ?? 0) > (shares[i * k + best] ?? 0)) best = c;
    return best;
  });
}

/** Fills in how much of each point belongs to each component. @returns the log likelihood of the points */
function expect(points: Points, components: readonly Component[], shares: Float64Array): number {
  const { values, count, dimensions } = points;
  const k = components.length;
  const constant = dimensions * Math.log(2 * Math.PI);
  const distance = new Float64Array(dimensions);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    let highest = -Infinity;
    components.forEach(({ logWeight, mean, root, logDeterminant }, c) => {
      for (let d = 0; d < dimensions; d++) distance[d] = (values[i * dimensions + d] ?? 0) - (mean[d] ?? 0);
      const log = logWeight - (constant + logDeterminant + squaredLength(root, distance)) / 2;
      shares[i * k + c] = log;
      highest = Math.max(highest, log);
    });
    let total = 0;
    for (let c = 0; c < k; c++) total += Math.exp((shares[i * k + c] ?? 0) - highest);
    const log = highest + Math.log(total);
    for (let c = 0; c < k; c++) shares[i * k + c] = Math.exp((shares[i * k + c] ?? 0) - log);
    sum += log;
  }
  return sum;
}

function maximise(
  points: Points,
  shares: Float64Array,
  k: number,
  covariance: Covariance,
  leastVariance: number,
): Component[] {
  const { values, count, dimensions } = points;
  return Array.from({ length: k }, (_, c) => {
    let size = almostNobody;
    const mean = new Float64Array(dimensions);
    for (let i = 0; i < count; i++) {
      const share = shares[i * k + c] ?? 0;
      size += share;
      for (let d = 0; d < dimensions; d++) mean[d] = (mean[d] ?? 0) + share * (values[i * dimensions + d] ?? 0);
    }
    for (let d = 0; d < dimensions; d++) mean[d] = (mean[d] ?? 0) / size;
    const matrix = new Float64Array(dimensions * dimensions);
    for (let i = 0; i < count; i++) {
      const share = (shares[i * k + c] ?? 0) / size;
      if (share === 0) continue;
      for (let d = 0; d < dimensions; d++) {
        const one = share * ((values[i * dimensions + d] ?? 0) - (mean[d] ?? 0));
        for (let e = covariance === 'full' ? 0 : d; e <= d; e++) {
          const at = d * dimensions + e;
          matrix[at] = (matrix[at] ?? 0) + one * ((values[i * dimensions + e] ?? 0) - (mean[e] ?? 0));
        }
      }
    }
    for (let at = 0; at < matrix.length; at += dimensions + 1) matrix[at] = (matrix[at] ?? 0) + leastVariance;
    return { logWeight: Math.log(size / count), mean, ...choleskyOf(matrix, dimensions) };
  });
}

/** Means, weights, and the numbers of the covariances. */
function parametersOf(dimensions: number, k: number, covariance: Covariance): number {
  const ofCovariance = covariance === 'full' ? (dimensions * (dimensions + 1)) / 2 : dimensions;
  return k * dimensions + (k - 1) + k * ofCovariance;
}
