/**
 * How much two divisions of the same things agree, 1 being the same and 0 what chance alone would give (Hubert and Arabie
 * 1985): (Σ C(nij, 2) − E) / (½ (Σ C(ai, 2) + Σ C(bj, 2)) − E) with E = Σ C(ai, 2) · Σ C(bj, 2) / C(n, 2). Names of the parts
 * do not matter.
 */
export function adjustedRand(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const count = one.length;
  const [both, ones, others] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  for (let i = 0; i < count; i++) {
    add(both, `${String(one[i])} ${String(other[i])}`);
    add(ones, String(one[i]));
    add(others, String(other[i]));
  }
  const [together, first, second] = [pairs(both), pairs(ones), pairs(others)];
  const all = (count * (count - 1)) / 2;
  const expected = all === 0 ? 0 : (first * second) / all;
  const most = (first + second) / 2;
  // Both put everything together, or both everything apart: they agree.
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairs(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
