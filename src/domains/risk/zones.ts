import type { GuardRail, RiskSettings, Zone } from '#domains/risk/contract.ts';

/** Scores at which zones B and C begin. */
export interface ZoneBounds {
  B: number;
  C: number;
}

/** A student between score and zone. */
export interface Placed {
  score: number;
  zone: Zone;
  guardRail: GuardRail | null;
}

/** The bounds where rules alone decide. */
export function usualBounds(settings: RiskSettings): ZoneBounds {
  return { B: settings.bounds.B.usual, C: settings.bounds.C.usual };
}

/**
 * The bounds that agree best with the clusters. Clusters lie anywhere in the space of features; zones are intervals
 * of the score, so that nobody of a lower score is in a worse zone. Each bound is put where the fewest students are
 * on the wrong side of it, then moved into the interval the settings allow: clusters exist in every course,
 * also in one where all do well or all do badly.
 * @param scores of the students, in any order
 * @param ranks cluster of each, 0 (lowest mean score) to 2
 */
export function boundsFromClusters(
  scores: readonly number[],
  ranks: readonly number[],
  settings: RiskSettings,
): ZoneBounds {
  const students = scores
    .map((score, index) => ({ score, rank: ranks[index] ?? 0 }))
    .sort((a, b) => a.score - b.score || a.rank - b.rank);
  const bound = (rank: number, { lowest, highest }: RiskSettings['bounds']['B']) =>
    Math.min(highest, Math.max(lowest, bestBound(students, rank)));
  return { B: bound(1, settings.bounds.B), C: bound(2, settings.bounds.C) };
}

/** The lowest of the bounds with the fewest students of lower rank at or above it, or of this rank or more below it. */
function bestBound(students: readonly { score: number; rank: number }[], rank: number): number {
  let wrong = students.filter((student) => student.rank < rank).length;
  let best = { wrong, bound: 0 };
  students.forEach((student, index) => {
    wrong += student.rank < rank ? -1 : 1;
    const next = students[index + 1];
    if (wrong >= best.wrong || next?.score === student.score) return;
    best = { wrong, bound: next === undefined ? Infinity : (student.score + next.score) / 2 };
  });
  return best.bound;
}

/** The zone of a score. */
export function zoneOf(score: number, bounds: ZoneBounds): Zone {
  if (score < bounds.B) return 'A';
  return score < bounds.C ? 'B' : 'C';
}

/**
 * A score among bounds as the score at the same place among other bounds: zones keep their students, and in each zone their
 * order and relative distance.
 */
export function amongBounds(score: number, from: ZoneBounds, to: ZoneBounds): number {
  const edges = [0, from.B, from.C, 100];
  const targets = [0, to.B, to.C, 100];
  const part = score < from.B ? 0 : score < from.C ? 1 : 2;
  const [low = 0, high = 100] = edges.slice(part);
  const [lowTarget = 0, highTarget = 100] = targets.slice(part);
  return high === low ? lowTarget : lowTarget + ((score - low) * (highTarget - lowTarget)) / (high - low);
}

/** What the guard rails look at. */
export interface Guarded {
  overdue: number;
  due: number;
  completionPct: number | null;
}

/**
 * The zone of a score after the guard rails: with nothing overdue and completion above the course's 75th percentile
 * nobody is in C; with more than half of the due work overdue nobody is in A. Whom a guard rail moves to B gets the
 * nearest score of B, so zones remain intervals of the score; a score on a bound may lie on either side of it.
 * Who is at least as good in everything is under the same guard rails or better off, hence never in a worse zone.
 */
export function place(student: Guarded, score: number, bounds: ZoneBounds, completionTop: number | null): Placed {
  const zone = zoneOf(score, bounds);
  if (zone === 'C' && isAheadWithNothingOverdue(student, completionTop)) {
    return { score: bounds.C, zone: 'B', guardRail: 'nothing_overdue' };
  }
  if (zone === 'A' && 2 * student.overdue > student.due) {
    return { score: bounds.B, zone: 'B', guardRail: 'mostly_overdue' };
  }
  return { score, zone, guardRail: null };
}

function isAheadWithNothingOverdue(student: Guarded, completionTop: number | null): boolean {
  const { overdue, completionPct } = student;
  return overdue === 0 && completionPct !== null && completionTop !== null && completionPct > completionTop;
}
