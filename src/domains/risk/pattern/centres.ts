import { type Points, squaredDistance } from '#domains/risk/points.ts';

/** The means of the clusters; every cluster has a point. */
export function centresOf(points: Points, labels: Uint8Array, k: number): Points {
  const { dimensions } = points;
  const sizes = new Float64Array(k);
  const values = new Float64Array(k * dimensions);
  labels.forEach((label, i) => {
    sizes[label] = (sizes[label] ?? 0) + 1;
    for (let d = 0; d < dimensions; d++) {
      const at = label * dimensions + d;
      values[at] = (values[at] ?? 0) + (points.values[i * dimensions + d] ?? 0);
    }
  });
  return { values: values.map((sum, at) => sum / (sizes[Math.floor(at / dimensions)] ?? 1)), count: k, dimensions };
}

/** The nearest centre of each point, the first of equally near ones. */
export function nearestCentres(points: Points, centres: Points): Uint8Array {
  return Uint8Array.from({ length: points.count }, (_, i) => {
    let [nearest, label] = [Infinity, 0];
    for (let centre = 0; centre < centres.count; centre++) {
      const distance = squaredDistance(points, i, centres, centre);
      if (distance >= nearest) continue;
      nearest = distance;
      label = centre;
    }
    return label;
  });
}

/** Some of the points, in that order, a point as often as it is named. */
export function pick(points: Points, indexes: readonly number[]): Points {
  const { dimensions } = points;
  const values = new Float64Array(indexes.length * dimensions);
  indexes.forEach((index, position) => {
    values.set(points.values.subarray(index * dimensions, (index + 1) * dimensions), position * dimensions);
  });
  return { values, count: indexes.length, dimensions };
}
