import { countWhile, median, quantileWith } from '#kernel/quantile.ts';
import type { CourseWork, Work } from './work.ts';

/** How the students of a course did in one activity by the moment. */
export interface ActivityNorm {
  /** NaN where nobody has a score. */
  meanScore: number;
  /** Standard deviation of the scores, in points of a hundred. */
  scoreSpread: number;
  medianDaysEarly: number | null;
}

/** Scores of an activity where nearly all have the same are not stretched further than this. */
const leastScoreSpread = 8;

/** What is usual in each activity, by its id. */
export function activityNorms({ students }: CourseWork): Map<number, ActivityNorm> {
  const all = Map.groupBy(
    students.flatMap(({ work }) => work),
    ({ activity }) => activity.id,
  );
  return new Map([...all].map(([id, work]) => [id, normOf(work)]));
}

function normOf(work: readonly Work[]): ActivityNorm {
  return {
    ...scoreNorm(work.flatMap(({ score }) => score ?? [])),
    medianDaysEarly: median(work.flatMap(({ daysEarly }) => daysEarly ?? [])),
  };
}

/**
 * @param scores in the course's order of students: sums depend on it in their last digits; NaN: none
 * @param place where another score is to be taken, and that score
 */
export function scoreNorm(
  scores: ArrayLike<number>,
  place = -1,
  instead = Number.NaN,
): Omit<ActivityNorm, 'medianDaysEarly'> {
  let [count, total, squares] = [0, 0, 0];
  for (let i = 0; i < scores.length; i++) {
    const score = (i === place ? instead : scores[i]) ?? Number.NaN;
    if (Number.isNaN(score)) continue;
    count += 1;
    total += score;
  }
  const meanScore = total / count;
  for (let i = 0; i < scores.length; i++) {
    const score = (i === place ? instead : scores[i]) ?? Number.NaN;
    if (!Number.isNaN(score)) squares += (score - meanScore) ** 2;
  }
  return { meanScore, scoreSpread: Math.max(leastScoreSpread, Math.sqrt(squares / count || 0)) };
}

/**
 * For each value the share of all values that are lower, equal ones counting half. Who is unknown stands in the middle, so
 * that nobody gains by being known to be at the worst.
 */
export function ranks(values: readonly number[]): number[] {
  const middle = median(values.filter((value) => !Number.isNaN(value))) ?? 0;
  const filled = values.map((value) => (Number.isNaN(value) ? middle : value));
  const sorted = Float64Array.from(filled).sort();
  return filled.map((value) => {
    const below = countWhile(sorted, (other) => other < value);
    const upTo = countWhile(sorted, (other) => other <= value);
    return (below + upTo) / 2 / sorted.length;
  });
}

/** What the others of a course have: the known numbers, sorted, and how many are unknown. */
export interface Others {
  readonly known: Float64Array;
  readonly unknown: number;
}

/** The values of a course, read once. */
export function knownOf(values: readonly number[]): Float64Array {
  return Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
}

/** All but one of the values. @param known what `knownOf` says of them */
export function othersOf(values: readonly number[], known: Float64Array, index: number): Others {
  const own = values[index] ?? Number.NaN;
  return { known: withoutOne(known, own), unknown: values.length - known.length - (Number.isNaN(own) ? 1 : 0) };
}

/** Sorted values without one of them; NaN: with all. */
export function withoutOne(sorted: Float64Array, value: number): Float64Array {
  const place = countWhile(sorted, (other) => other < value);
  if (sorted[place] !== value) return sorted;
  const others = new Float64Array(sorted.length - 1);
  others.set(sorted.subarray(0, place));
  others.set(sorted.subarray(place + 1), place);
  return others;
}

/** The place that `ranks` gives to a value among the others'. */
export function rankAmong({ known, unknown }: Others, value: number): number {
  const middle = quantileWith(known, value, 0.5) ?? 0;
  const own = Number.isNaN(value) ? middle : value;
  const below = countWhile(known, (other) => other < own) + (middle < own ? unknown : 0);
  const upTo = countWhile(known, (other) => other <= own) + (middle <= own ? unknown : 0) + 1;
  return (below + upTo) / 2 / (known.length + unknown + 1);
}
