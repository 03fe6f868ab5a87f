import { mean, median } from '#kernel/quantile.ts';
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
  const scores = work.flatMap(({ score }) => score ?? []);
  const meanScore = mean(scores);
  const variance = mean(scores.map((score) => (score - meanScore) ** 2));
  return {
    meanScore,
    scoreSpread: Math.max(leastScoreSpread, Math.sqrt(variance || 0)),
    medianDaysEarly: median(work.flatMap(({ daysEarly }) => daysEarly ?? [])),
  };
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

/** How many at the beginning fulfil what, once unfulfilled, stays so; by halving. */
export function countWhile(sorted: ArrayLike<number>, holds: (value: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(sorted[middle] ?? 0)) from = middle + 1;
    else to = middle;
  }
  return from;
}
