import type { Zone } from '#domains/risk/contract.ts';
import type { Search } from './contract.ts';

/** Where a student would stand. */
export interface Standing {
  readonly zone: Zone;
  readonly riskScore: number;
  readonly probability: number | null;
  /** How far it still is, for choosing among sets that do not suffice: less is better, in points of the risk score. */
  readonly distance: number;
}

/** Things by their places in the list of all that can be done, rising, and where they lead. */
export interface JudgedSet {
  readonly items: readonly number[];
  readonly standing: Standing;
}

export interface Found extends JudgedSet {
  readonly search: Search;
}

export interface SearchResult {
  /** Where each thing leads alone. */
  readonly alone: readonly Standing[];
  /** By the zone that was aimed at. */
  readonly found: ReadonlyMap<Zone, Found>;
  /** Of all sets that were judged, the one with the lowest risk; where none suffices without what it does not need. */
  readonly lowest: JudgedSet;
}

export type JudgeItems = (items: readonly number[]) => Standing;

/** So many sets of two and more are judged one by one before choosing greedily. */
const mostSets = 300;
/** So many of those that do most alone are tried as the next one. */
const tried = 6;
/** So many are added one by one; then the rest in the order of what each does alone. */
const mostAdded = 12;

const rank: Record<Zone, number> = { A: 0, B: 1, C: 2 };

export function isAtLeast(zone: Zone, wanted: Zone): boolean {
  return rank[zone] <= rank[wanted];
}

/**
 * The smallest sets that lead to each of the zones: all sets of one, of two, … are judged as long as they are few, and among
 * the smallest that suffice the one with the lowest risk is taken. After that a set is grown by what helps most and
 * freed of all that is not needed. The work is bounded: about the number of things plus a few hundred judgements.
 *
 * @param count of things that can be done; ties go to the first of them
 */
export function searchSets(count: number, judge: JudgeItems, aims: readonly Zone[]): SearchResult {
  const start: JudgedSet = { items: [], standing: judge([]) };
  let lowest = start;
  // A fifth of the sets comes up again, most of them while a set is freed: they are judged once.
  const known = new Map<string, JudgedSet>();
  const seen = (items: readonly number[]): JudgedSet => {
    const name = items.join();
    const before = known.get(name);
    if (before) return before;
    const set = { items, standing: judge(items) };
    known.set(name, set);
    if (set.standing.riskScore < lowest.standing.riskScore) lowest = set;
    return set;
  };
  const found = new Map<Zone, Found>();
  const open = () => aims.filter((aim) => !found.has(aim));
  const ones = Array.from({ length: count }, (_, item) => seen([item]));
  let nearest = ones.reduce(nearer, start);
  let size = 1;
  let left = mostSets;
  for (let sets: readonly JudgedSet[] = ones; ;) {
    for (const aim of open()) {
      const best = sets.filter(({ standing }) => isAtLeast(standing.zone, aim)).reduce<JudgedSet | null>(lower, null);
      if (best) found.set(aim, { ...best, search: 'exhaustive' });
    }
    nearest = sets.reduce(nearer, nearest);
    const next = combinations(count, size + 1);
    if (open().length === 0 || next === 0 || next > left) break;
    left -= next;
    size += 1;
    sets = [...setsOf(count, size)].map(seen);
  }
  const order = ones
    .toSorted((one, other) => one.standing.distance - other.standing.distance)
    .flatMap(({ items }) => items);
  for (const aim of open()) {
    const grown = size >= count ? null : grow(nearest, order, seen, aim);
    if (!grown) continue;
    const least = freed(grown, seen, aim);
    found.set(aim, { ...least, search: least.items.length <= size + 1 ? 'exhaustive' : 'greedy' });
  }
  const { riskScore } = lowest.standing;
  return {
    alone: ones.map(({ standing }) => standing),
    found,
    lowest: found.size > 0 ? lowest : freedWhile(lowest, seen, (standing) => standing.riskScore <= riskScore),
  };
}

function lower(best: JudgedSet | null, other: JudgedSet): JudgedSet {
  return best && best.standing.riskScore <= other.standing.riskScore ? best : other;
}

function nearer(best: JudgedSet, other: JudgedSet): JudgedSet {
  return best.standing.distance <= other.standing.distance ? best : other;
}

type Judged = (items: readonly number[]) => JudgedSet;

function grow(from: JudgedSet, order: readonly number[], judged: Judged, aim: Zone): JudgedSet | null {
  let set = from;
  let rest = order.filter((item) => !from.items.includes(item));
  for (let added = 0; added < mostAdded && rest.length > 0; added += 1) {
    const before = set;
    const wider = rest.slice(0, tried).map((item) => judged(together(before.items, [item])));
    set = wider.reduce(nearer);
    if (isAtLeast(set.standing.zone, aim)) return set;
    rest = rest.filter((item) => !set.items.includes(item));
  }
  const withRest = (most: number) => judged(together(set.items, rest.slice(0, most)));
  let best = withRest(rest.length);
  if (!isAtLeast(best.standing.zone, aim)) return null;
  for (let [few, enough] = [0, rest.length]; few < enough;) {
    const middle = (few + enough) >> 1;
    const some = withRest(middle);
    if (isAtLeast(some.standing.zone, aim)) [best, enough] = [some, middle];
    else few = middle + 1;
  }
  return best;
}

/** The set without what it does not need for its aim: nothing of what is left can be left out. */
export function freed(set: JudgedSet, judged: Judged, aim: Zone): JudgedSet {
  return freedWhile(set, judged, ({ zone }) => isAtLeast(zone, aim));
}

/** The set without what can go one by one while the rest still does. */
export function freedWhile(set: JudgedSet, judged: Judged, does: (standing: Standing) => boolean): JudgedSet {
  let least = set;
  for (let before = Infinity; least.items.length < before;) {
    before = least.items.length;
    for (const item of least.items.toReversed()) {
      if (least.items.length === 1) return least;
      const without = judged(least.items.filter((other) => other !== item));
      if (does(without.standing)) least = without;
    }
  }
  return least;
}

function together(items: readonly number[], more: readonly number[]): number[] {
  return [...items, ...more].toSorted((one, other) => one - other);
}

/** How many sets of a size there are. */
function combinations(count: number, size: number): number {
  if (size > count) return 0;
  let sets = 1;
  for (let taken = 0; taken < size; taken += 1) sets = (sets * (count - taken)) / (taken + 1);
  return Math.round(sets);
}

function* setsOf(count: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = from; first <= count - size; first += 1) {
    for (const rest of setsOf(count, size - 1, first + 1)) yield [first, ...rest];
  }
}
