/** Below this variance all values are the same, and nothing correlates with them. */
const leastVariance = 1e-9;

/** One student's result in an activity beside how the student does in the rest of the course. */
export interface Pair {
  readonly own: number;
  /** Null where there is no rest. */
  readonly rest: number | null;
}

/**
 * How well an activity tells those who do well in the rest of the course from those who do not: Pearson's correlation of
 * the result with the rest of the course without this activity (corrected item-total correlation; Nunnally and Bernstein
 * 1994, Psychometric Theory, ch. 8). Where the result is done or not it is the point-biserial correlation. Below 0.2 an item
 * is poor (Ebel 1972, Essentials of Educational Measurement). Null where either does not vary.
 */
export function discrimination(pairs: readonly Pair[]): number | null {
  const known = pairs.flatMap(({ own, rest }) => (rest === null ? [] : [{ own, rest }]));
  const meanOf = (key: 'own' | 'rest') => known.reduce((sum, pair) => sum + pair[key], 0) / known.length;
  const [own, rest] = [meanOf('own'), meanOf('rest')];
  let [ownSquares, restSquares, products] = [0, 0, 0];
  for (const pair of known) {
    ownSquares += (pair.own - own) ** 2;
    restSquares += (pair.rest - rest) ** 2;
    products += (pair.own - own) * (pair.rest - rest);
  }
  const least = leastVariance * known.length;
  if (known.length < 2 || ownSquares <= least || restSquares <= least) return null;
  return products / Math.sqrt(ownSquares * restSquares);
}

interface Results {
  readonly scored: number;
  readonly meanPct: number | null;
  readonly due: number;
  readonly overdue: number;
}

/**
 * How hard an activity is, from 0 to 100: what is missing of the most points on average, where it is scored (100 − item
 * difficulty p of classical test theory), else the share of those due who have not done it. Null without either.
 */
export function hardness({ scored, meanPct, due, overdue }: Results): number | null {
  if (scored > 0 && meanPct !== null) return Math.min(100, Math.max(0, 100 - meanPct));
  return due === 0 ? null : (100 * overdue) / due;
}

/** Whether so few results say so that nothing is concluded of them. */
export function isFew({ scored, due }: Pick<Results, 'scored' | 'due'>, fewResults: number): boolean {
  return (scored > 0 ? scored : due) < fewResults;
}
