import { type Points, squaredDistance } from '#domains/risk/points.ts';
import type { Random } from '#kernel/seeded-random.ts';

export interface Clusters {
  /** Cluster of each point, 0 to k − 1. */
  labels: Uint8Array;
  k: number;
  /** Sum of the squared distances of the points to the centres of their clusters. */
  inertia: number;
}

const restarts = 8;
const iterations = 100;

/**
 * Lloyd's k-means from k-means++ starting points (Arthur and Vassilvitskii 2007), the best of several starts.
 * The same points in the same order and the same random sequence give the same clusters.
 * A cluster may stay empty when there are fewer than k different points.
 */
export function kMeans(points: Points, k: number, random: Random): Clusters {
  let best = cluster(points, startingCentres(points, k, random));
  for (let start = 1; start < restarts; start++) {
    const next = cluster(points, startingCentres(points, k, random));
    if (next.inertia < best.inertia) best = next;
  }
  return best;
}

/** Each further centre is a point, chosen with a probability proportional to its squared distance to the chosen. */
function startingCentres(points: Points, k: number, random: Random): Points {
  const { count, dimensions } = points;
  const centres = { values: new Float64Array(k * dimensions), count: k, dimensions };
  const nearest = new Float64Array(count).fill(Infinity);
  let chosen = Math.floor(random() * count);
  for (let centre = 0; centre < k; centre++) {
    centres.values.set(points.values.subarray(chosen * dimensions, (chosen + 1) * dimensions), centre * dimensions);
    let total = 0;
    for (let i = 0; i < count; i++) {
      nearest[i] = Math.min(nearest[i] ?? 0, squaredDistance(points, i, centres, centre));
      total += nearest[i] ?? 0;
    }
    chosen = pick(nearest, random() * total);
  }
  return centres;
}

/** The first index at which the running sum of the weights exceeds the target. */
function pick(weights: Float64Array, target: number): number {
  let sum = 0;
  const found = weights.findIndex((weight) => (sum += weight) > target);
  return found === -1 ? 0 : found;
}

function cluster(points: Points, centres: Points): Clusters {
  const labels = new Uint8Array(points.count);
  let inertia = Infinity;
  for (let iteration = 0; iteration < iterations; iteration++) {
    const next = assign(points, centres, labels);
    if (next >= inertia) break;
    inertia = next;
    moveCentres(points, centres, labels);
  }
  return { labels, k: centres.count, inertia };
}

/** Gives every point its nearest centre (the first of equally near ones) and returns the inertia. */
function assign(points: Points, centres: Points, labels: Uint8Array): number {
  let inertia = 0;
  for (let i = 0; i < points.count; i++) {
    let nearest = Infinity;
    for (let centre = 0; centre < centres.count; centre++) {
      const distance = squaredDistance(points, i, centres, centre);
      if (distance >= nearest) continue;
      nearest = distance;
      labels[i] = centre;
    }
    inertia += nearest;
  }
  return inertia;
}

/** Moves each centre to the mean of its points; one without points stays. */
function moveCentres(points: Points, centres: Points, labels: Uint8Array): void {
  const { dimensions } = points;
  const sizes = new Float64Array(centres.count);
  const sums = new Float64Array(centres.values.length);
  labels.forEach((label, i) => {
    sizes[label] = (sizes[label] ?? 0) + 1;
    for (let d = 0; d < dimensions; d++) {
      const at = label * dimensions + d;
      sums[at] = (sums[at] ?? 0) + (points.values[i * dimensions + d] ?? 0);
    }
  });
  sums.forEach((sum, at) => {
    const size = sizes[Math.floor(at / dimensions)] ?? 0;
    if (size > 0) centres.values[at] = sum / size;
  });
}
