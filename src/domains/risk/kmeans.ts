import { type Clusters, clusterFrom } from '#domains/risk/lloyd.ts';
import { type Points, squaredDistance } from '#domains/risk/points.ts';
import type { Random } from '#kernel/seeded-random.ts';

const restarts = 10;
/** Of so many points, evenly spaced, each start shows in so many iterations what becomes of it… */
const firstPoints = 600;
const firstIterations = 8;
/** …and so many starts are carried on. */
const promising = 2;
/** With more points they are compared on so many, evenly spaced ones (Bradley and Fayyad 1998). */
const compared = 20_000;
/** A start is compared with the others once its centres move less than this share of the points' mean variance. */
const tolerance = 1e-4;
/** Points tried for each further centre: the number the authors of k-means++ used, 2 + ln k, for small k. */
const trials = 3;

/**
 * Lloyd's k-means from greedy k-means++ starting points (Arthur and Vassilvitskii 2007): the best of several starts,
 * carried on until no point changes its cluster. Starts that are far behind after a few iterations are given up. The
 * same points in the same order and the same random sequence give the same clusters. A cluster may stay empty when there
 * are fewer than k different points.
 */
export function kMeans(points: Points, k: number, random: Random): Clusters {
  const few = evenlySpaced(points, firstPoints);
  const some = evenlySpaced(points, compared);
  const leastShift = tolerance * meanVariance(some);
  const begun = Array.from({ length: restarts }, () => {
    const centres = startingCentres(few, k, random);
    return { centres, inertia: clusterFrom(few, centres, leastShift, firstIterations).inertia };
  });
  const [best] = begun
    .toSorted((one, other) => one.inertia - other.inertia)
    .slice(0, promising)
    .map(({ centres }) => ({ centres, inertia: clusterFrom(some, centres, leastShift).inertia }))
    .toSorted((one, other) => one.inertia - other.inertia);
  return clusterFrom(points, best?.centres ?? startingCentres(few, k, random), 0);
}

/** At most so many of the points. */
function evenlySpaced(points: Points, most: number): Points {
  const { values, count, dimensions } = points;
  if (count <= most) return points;
  const some = { values: new Float64Array(most * dimensions), count: most, dimensions };
  for (let i = 0; i < most; i++) {
    const from = Math.floor((i * count) / most) * dimensions;
    some.values.set(values.subarray(from, from + dimensions), i * dimensions);
  }
  return some;
}

/** Variance of the points, the mean over the dimensions. */
function meanVariance({ values, count, dimensions }: Points): number {
  let squares = 0;
  for (let d = 0; d < dimensions; d++) {
    let mean = 0;
    for (let at = d; at < values.length; at += dimensions) mean += (values[at] ?? 0) / count;
    for (let at = d; at < values.length; at += dimensions) squares += ((values[at] ?? 0) - mean) ** 2;
  }
  return values.length === 0 ? 0 : squares / values.length;
}

/**
 * Each further centre is a point: of a few, each chosen with a probability proportional to its squared distance to the
 * chosen centres, the one that leaves the least sum of those distances.
 */
function startingCentres(points: Points, k: number, random: Random): Points {
  const { count, dimensions } = points;
  const centres = { values: new Float64Array(k * dimensions), count: k, dimensions };
  const place = (centre: number, point: number): void =>
    centres.values.set(points.values.subarray(point * dimensions, (point + 1) * dimensions), centre * dimensions);
  place(0, Math.floor(random() * count));
  const nearest = new Float64Array(count).fill(Infinity);
  keepNearest(points, centres, 0, nearest);
  for (let centre = 1; centre < k; centre++) {
    const whole = sumOf(nearest);
    let best = { point: 0, left: Infinity };
    for (let trial = 0; trial < trials; trial++) {
      const point = pick(nearest, random() * whole);
      place(centre, point);
      const left = sumWith(points, centres, centre, nearest);
      if (left < best.left) best = { point, left };
    }
    place(centre, best.point);
    keepNearest(points, centres, centre, nearest);
  }
  return centres;
}

/** Keeps for each point the lesser of what is known and its squared distance to the centre. */
function keepNearest(points: Points, centres: Points, centre: number, nearest: Float64Array): void {
  for (let i = 0; i < points.count; i++) {
    nearest[i] = Math.min(nearest[i] ?? 0, squaredDistance(points, i, centres, centre));
  }
}

/** The sum that `keepNearest` would leave. */
function sumWith(points: Points, centres: Points, centre: number, nearest: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < points.count; i++) {
    sum += Math.min(nearest[i] ?? 0, squaredDistance(points, i, centres, centre));
  }
  return sum;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** The first index at which the running sum of the weights exceeds the target. */
function pick(weights: Float64Array, target: number): number {
  let sum = 0;
  const found = weights.findIndex((weight) => (sum += weight) > target);
  return found === -1 ? 0 : found;
}
