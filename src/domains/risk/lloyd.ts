import { type Points, squaredDistance } from '#domains/risk/points.ts';

const mostIterations = 100;

export interface Clusters {
  /** Cluster of each point, 0 to k − 1. */
  labels: Uint8Array;
  k: number;
  /** Sum of the squared distances of the points to the centres of their clusters. */
  inertia: number;
}

/** Who belongs to which centre. */
interface Membership {
  labels: Uint8Array;
  /** By how much less, at least, each point is from its own centre than from any other. */
  margins: Float64Array;
  /** Points of each centre, and the sums of their coordinates. */
  sizes: Float64Array;
  sums: Float64Array;
  /** How far each centre moved last. */
  shifts: Float64Array;
}

/**
 * Lloyd's k-means from given centres, which it moves. A point whose margin is larger than what the centres have moved
 * since it was measured cannot have changed its cluster and is not measured again (the triangle inequality, as Hamerly
 * 2010 uses it, with one bound for his two). The clusters are those of the plain algorithm.
 *
 * @param leastShift ends it as soon as the squared shifts of the centres add up to less; 0 goes on until no point
 *   changes its cluster
 * @param iterations ends it after so many
 */
export function clusterFrom(
  points: Points,
  centres: Points,
  leastShift: number,
  iterations = mostIterations,
): Clusters {
  const members = firstMembership(points, centres);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const changed = assign(points, centres, members);
    if (iteration > 0 && changed === 0) break;
    if (moveCentres(centres, members) < leastShift) break;
  }
  return { labels: members.labels, k: centres.count, inertia: inertiaOf(points, centres, members.labels) };
}

/** Everybody at the first centre, without a margin. */
function firstMembership({ values, count, dimensions }: Points, centres: Points): Membership {
  const sums = new Float64Array(centres.values.length);
  for (let from = 0; from < values.length; from += dimensions) {
    for (let d = 0; d < dimensions; d++) sums[d] = (sums[d] ?? 0) + (values[from + d] ?? 0);
  }
  const sizes = new Float64Array(centres.count);
  sizes[0] = count;
  return {
    labels: new Uint8Array(count),
    margins: new Float64Array(count),
    sizes,
    sums,
    shifts: new Float64Array(centres.count),
  };
}

/**
 * Gives every point its nearest centre, the first of equally near ones. @returns how many changed
 *
 * The distances are written out: a call for each of them takes twice as long.
 */
function assign({ values, count, dimensions }: Points, centres: Points, members: Membership): number {
  const { labels, margins, shifts } = members;
  const [k, positions] = [centres.count, centres.values];
  const furthest = shifts.reduce((most, shift) => Math.max(most, shift), 0);
  let changed = 0;
  for (let i = 0, from = 0; i < count; i++, from += dimensions) {
    const label = labels[i] ?? 0;
    const margin = (margins[i] ?? 0) - (shifts[label] ?? 0) - furthest;
    if (margin > 0) {
      margins[i] = margin;
      continue;
    }
    let nearest = Infinity;
    let second = Infinity;
    let next = 0;
    for (let centre = 0, at = 0; centre < k; centre++) {
      let distance = 0;
      for (let d = 0; d < dimensions; d++, at++) {
        const difference = (values[from + d] ?? 0) - (positions[at] ?? 0);
        distance += difference * difference;
      }
      if (distance < nearest) {
        second = nearest;
        nearest = distance;
        next = centre;
      } else if (distance < second) second = distance;
    }
    margins[i] = Math.sqrt(second) - Math.sqrt(nearest);
    if (next === label) continue;
    labels[i] = next;
    changed++;
    recount(members, label, -1, values, from);
    recount(members, next, 1, values, from);
  }
  return changed;
}

/** Counts a point in (1) or out (−1) of a centre. @param from where its coordinates begin */
function recount({ sizes, sums }: Membership, label: number, sign: 1 | -1, values: Float64Array, from: number): void {
  const dimensions = sums.length / sizes.length;
  sizes[label] = (sizes[label] ?? 0) + sign;
  for (let d = 0; d < dimensions; d++) {
    const at = label * dimensions + d;
    sums[at] = (sums[at] ?? 0) + sign * (values[from + d] ?? 0);
  }
}

/** Moves each centre to the mean of its points; one without points stays. @returns the sum of the squared shifts */
function moveCentres({ values, count, dimensions }: Points, { sizes, sums, shifts }: Membership): number {
  let all = 0;
  for (let centre = 0; centre < count; centre++) {
    const size = sizes[centre] ?? 0;
    let moved = 0;
    for (let at = centre * dimensions; size > 0 && at < (centre + 1) * dimensions; at++) {
      const mean = (sums[at] ?? 0) / size;
      moved += (mean - (values[at] ?? 0)) ** 2;
      values[at] = mean;
    }
    shifts[centre] = Math.sqrt(moved);
    all += moved;
  }
  return all;
}

function inertiaOf(points: Points, centres: Points, labels: Uint8Array): number {
  let inertia = 0;
  for (let i = 0; i < points.count; i++) inertia += squaredDistance(points, i, centres, labels[i] ?? 0);
  return inertia;
}
