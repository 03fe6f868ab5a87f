import { keptRuns, type RunFigures } from '#domains/risk/pattern/contract.ts';
import type { AlertKind, QualityThresholds } from './contract.ts';

const dayMilliseconds = 86_400_000;
/** Of fewer students more a share in zone C may jump in a small course and mean nothing. */
const leastStudents = 3;

/** Why the groups of a course want a look. */
export interface Cause {
  readonly kind: AlertKind;
  readonly value: number;
  readonly threshold: number;
}

/**
 * What is wrong with the groups of a course.
 *
 * @param runs the oldest first
 */
export function causesOf(runs: readonly RunFigures[], thresholds: QualityThresholds, now: Date): Cause[] {
  const latest = runs.at(-1);
  if (!latest) return [];
  const { quality, zoned, atRisk } = latest;
  const from = now.getTime() - thresholds.days * dayMilliseconds;
  const drifts = settled(runs)
    .slice(1)
    .flatMap(({ asOf, drift }) => (asOf.getTime() > from && drift !== null ? [100 * drift] : []));
  const before = runBefore(runs, thresholds.days, now);
  const more = atRisk - (before?.atRisk ?? atRisk);
  const points = (atRiskPctOf({ zoned, atRisk }) ?? 0) - (before ? (atRiskPctOf(before) ?? 0) : 0);
  return [
    ...(quality ? below('silhouette', quality.silhouette, thresholds.silhouette) : []),
    ...(quality ? below('stability', quality.stability, thresholds.stability) : []),
    ...above('drift', Math.max(0, ...drifts), thresholds.driftPct),
    // Where nobody had a zone yet there is nothing to have jumped from.
    ...(before && before.zoned > 0 && more >= leastStudents ? above('zone_c', points, thresholds.zoneCPoints) : []),
  ];
}

/** The run as which a course stood so many days ago: the last one until then, else the first of the whole course. */
export function runBefore(runs: readonly RunFigures[], days: number, now: Date): RunFigures | undefined {
  const moment = now.getTime() - days * dayMilliseconds;
  return runs.findLast(({ asOf }) => asOf.getTime() <= moment) ?? settled(runs).at(0);
}

/**
 * The runs without those that saw a course in part: its files come one after another, grades before attendance, so of the
 * day that follows the first run only the last one counts.
 */
function settled(runs: readonly RunFigures[]): readonly RunFigures[] {
  const [first] = runs;
  // Of so many runs the first that is kept is not the first there was.
  if (!first || runs.length >= keptRuns) return runs;
  const end = first.asOf.getTime() + dayMilliseconds;
  return runs.slice(runs.findLastIndex(({ asOf }) => asOf.getTime() < end));
}

/** Per cent of the students with a zone who are in C; null where nobody has one. */
export function atRiskPctOf({ zoned, atRisk }: Pick<RunFigures, 'zoned' | 'atRisk'>): number | null {
  return zoned === 0 ? null : (100 * atRisk) / zoned;
}

const below = (kind: AlertKind, value: number, threshold: number): Cause[] =>
  value < threshold ? [{ kind, value, threshold }] : [];

const above = (kind: AlertKind, value: number, threshold: number): Cause[] =>
  value >= threshold ? [{ kind, value, threshold }] : [];
