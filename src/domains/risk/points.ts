/** Points in a space of `dimensions`, one after the other in one array. */
export interface Points {
  values: Float64Array;
  count: number;
  dimensions: number;
}

/** Points from their coordinates, all of one length. */
export function pointsOf(rows: readonly (readonly number[])[]): Points {
  return { values: Float64Array.from(rows.flat()), count: rows.length, dimensions: rows.at(0)?.length ?? 0 };
}

/** Squared Euclidean distance of point `i` of the one to point `j` of the other. */
export function squaredDistance(one: Points, i: number, other: Points, j: number): number {
  const { dimensions } = one;
  let sum = 0;
  for (let d = 0; d < dimensions; d++) {
    const difference = (one.values[i * dimensions + d] ?? 0) - (other.values[j * dimensions + d] ?? 0);
    sum += difference * difference;
  }
  return sum;
}
