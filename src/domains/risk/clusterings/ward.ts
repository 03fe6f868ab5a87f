import { type Points, squaredDistance } from '#domains/risk/points.ts';

/** Two groups that become one; each is known by one of its points. */
interface Merge {
  readonly one: number;
  readonly other: number;
  /** By how much the sum of squared distances to the centres grows, times two. */
  readonly height: number;
}

/**
 * Ward's hierarchy (Ward 1963): begun with every point alone, always those two groups become one whose union adds the
 * least to the squared distances from the centres. Distances of a union follow from those of its parts (Lance and Williams
 * 1967), and the pairs are found along chains of nearest neighbours (Murtagh 1983): the time grows with the square of the
 * points, not the cube.
 *
 * @returns count − 1 merges, the least first
 */
export function wardTree(points: Points): Merge[] {
  const { count } = points;
  const distances = allDistances(points);
  const sizes = new Float64Array(count).fill(1);
  const merges: Merge[] = [];
  const chain: number[] = [];
  while (merges.length < count - 1) {
    if (chain.length === 0) chain.push(sizes.findIndex((size) => size > 0));
    const last = chain.at(-1) ?? 0;
    const before = chain.at(-2);
    const { nearest, height } = nearestOf(last, before, distances, sizes);
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    merges.push({ one: nearest, other: last, height });
    unite(nearest, last, height, distances, sizes);
  }
  return merges.sort((a, b) => a.height - b.height);
}

/** The groups when so many are left, numbered by their first points. */
export function cutTree(tree: readonly Merge[], k: number): Uint8Array {
  const count = tree.length + 1;
  const parents = Int32Array.from({ length: count }, (_, index) => index);
  const rootOf = (point: number): number => {
    let root = point;
    while ((parents[root] ?? root) !== root) root = parents[root] ?? root;
    return root;
  };
  for (const { one, other } of tree.slice(0, count - k)) parents[rootOf(other)] = rootOf(one);
  const names = new Map<number, number>();
  return Uint8Array.from({ length: count }, (_, point) => {
    const root = rootOf(point);
    if (!names.has(root)) names.set(root, names.size);
    return names.get(root) ?? 0;
  });
}

function allDistances(points: Points): Float64Array {
  const { count } = points;
  const distances = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const distance = squaredDistance(points, i, points, j);
      distances[i * count + j] = distance;
      distances[j * count + i] = distance;
    }
  }
  return distances;
}

/** The nearest other group; of equally near ones the one before in the chain, else chains would not end. */
function nearestOf(
  group: number,
  before: number | undefined,
  distances: Float64Array,
  sizes: Float64Array,
): { nearest: number; height: number } {
  const from = group * sizes.length;
  let nearest = before ?? -1;
  let height = before === undefined ? Infinity : (distances[from + before] ?? Infinity);
  for (let other = 0; other < sizes.length; other++) {
    if (other === group || sizes[other] === 0) continue;
    const distance = distances[from + other] ?? Infinity;
    if (distance >= height) continue;
    nearest = other;
    height = distance;
  }
  return { nearest, height };
}

/** Puts the second group into the first. */
function unite(one: number, other: number, height: number, distances: Float64Array, sizes: Float64Array): void {
  const count = sizes.length;
  const [first, second] = [sizes[one] ?? 0, sizes[other] ?? 0];
  sizes[one] = first + second;
  sizes[other] = 0;
  for (let third = 0; third < count; third++) {
    const size = sizes[third] ?? 0;
    if (third === one || size === 0) continue;
    const [toOne, toOther] = [distances[one * count + third] ?? 0, distances[other * count + third] ?? 0];
    const distance = ((first + size) * toOne + (second + size) * toOther - size * height) / (first + second + size);
    distances[one * count + third] = distance;
    distances[third * count + one] = distance;
  }
}
