import type { StudentResults } from '../contract.ts';

/** A point of a rising line: how many by this moment (ms since 1970). */
export type ProgressPoint = readonly [moment: number, count: number];

export interface Progress {
  /** Activities completed by each moment, up to the moment the results are of; empty when none is. */
  readonly done: readonly ProgressPoint[];
  /** Activities whose deadline had come by each moment; empty when none has one. */
  readonly due: readonly ProgressPoint[];
  /** Activities of the course, lessons aside. */
  readonly count: number;
}

/** How a student's completed activities grew, beside what was due. Both lines begin at the same moment. */
export function progressOf({ items, asOf }: StudentResults): Progress {
  const activities = items.filter(({ kind }) => kind !== 'lesson');
  const now = Date.parse(asOf);
  const done = momentsOf(activities.map(({ state, completedAt }) => (isDone(state) ? completedAt : null)));
  const due = momentsOf(activities.map(({ dueAt }) => dueAt));
  const from = Math.min(...done, ...due);
  return {
    done: growth(done, from, now),
    due: growth(due, from, Math.max(now, ...due)),
    count: activities.length,
  };
}

/**
 * How a count grew: 0 at `from`, one more at each moment (given in any order), level until `to`.
 * Moments that are equal make one point; without moments there is no line.
 */
export function growth(moments: readonly number[], from: number, to: number): ProgressPoint[] {
  if (moments.length === 0) return [];
  const points = new Map<number, number>();
  [...moments].sort((one, other) => one - other).forEach((moment, index) => points.set(moment, index + 1));
  const start: ProgressPoint[] = points.has(from) ? [] : [[from, 0]];
  const end: ProgressPoint[] = points.has(to) ? [] : [[to, moments.length]];
  return [...start, ...points, ...end];
}

/** The last count of each calendar day, for a table. */
export function byDay(points: readonly ProgressPoint[], dayOf: (moment: number) => string): [string, number][] {
  const days = new Map<string, number>();
  for (const [moment, count] of points) days.set(dayOf(moment), count);
  return [...days];
}

function isDone(state: string): boolean {
  return state === 'done' || state === 'late' || state === 'failed';
}

function momentsOf(instants: readonly (string | null)[]): number[] {
  return instants.flatMap((instant) => (instant === null ? [] : [Date.parse(instant)]));
}
