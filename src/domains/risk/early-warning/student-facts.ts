import { mean, quantile } from '#kernel/quantile.ts';
import type { ActivityNorm } from './peers.ts';
import { type StudentWork, type Work, daysBetween } from './work.ts';

/** What is usual in an activity, by its id. */
export type Norms = Pick<ReadonlyMap<number, ActivityNorm>, 'get'>;

/** What is not known of a student. */
export const unknown = Number.NaN;

/** Scores further than this many spreads from the mean of the others prove no more; what is overdue counts as so low. */
const furthestSpread = 3;
/** Earlier or later than this many days than usual proves no more; what is overdue counts as so late. */
const furthestDays = 21;

/** The deadline has passed and nothing was handed in. */
export function isOverdue({ due, done }: Work): boolean {
  return due && !done;
}

/**
 * What a function says of a student, remembered until another is asked for: several features of one student rest on the
 * same facts, and a search for ways out asks for them a few hundred times a student.
 */
export function remembered<Of>(of: (student: StudentWork) => Of): (student: StudentWork) => Of {
  let last: { readonly student: StudentWork; readonly value: Of } | undefined;
  return (student) => {
    if (last?.student !== student) last = { student, value: of(student) };
    return last.value;
  };
}

export const dueWork = remembered(({ work }): readonly Work[] => work.filter(({ due }) => due));

/**
 * What the student's results can be judged by: what has a score, and what is overdue, which counts as the worst there
 * is, so that one more missed deadline never speaks for a student. Where nobody has a score there is none to miss: one
 * missed deadline would otherwise be the only result of who has done all else.
 */
export const countedWork = remembered(({ work }): readonly Work[] =>
  work.filter((one) => one.score !== null || isMissedScore(one)),
);

function isMissedScore(work: Work): boolean {
  return work.isScored && isOverdue(work);
}

/** Score in percent; overdue is 0. */
export function scoreOf({ score }: Work): number {
  return score ?? 0;
}

/** The score beside those of the others, in their spreads from their mean. */
export function relativeScore(work: Work, norms: Norms): number {
  const norm = norms.get(work.activity.id);
  if (isOverdue(work) || norm === undefined) return -furthestSpread;
  return clamp((scoreOf(work) - norm.meanScore) / norm.scoreSpread, furthestSpread);
}

/** Of each work the days earlier than the median of the others; nothing where times or deadlines are unknown. */
function relativeEarliness({ work }: StudentWork, norms: Norms): number[] {
  const days: number[] = [];
  for (const one of work) {
    if (isOverdue(one)) {
      days.push(-furthestDays);
      continue;
    }
    if (one.daysEarly === null) continue;
    const usual = norms.get(one.activity.id)?.medianDaysEarly ?? null;
    if (usual !== null) days.push(clamp(one.daysEarly - usual, furthestDays));
  }
  return days;
}

/** Mean over work, by importance. */
export function weightedMean(some: readonly Work[], value: (work: Work) => number): number {
  return share(
    sum(some, (work) => value(work) * work.importance),
    sum(some, ({ importance }) => importance),
  );
}

/** Share of what was due that is overdue, by importance. */
export function overdueShare(student: StudentWork): number {
  return weightedMean(dueWork(student), (work) => (isOverdue(work) ? 1 : 0));
}

/** How many of the last deadlines in a row were missed. */
export function missedInARow(student: StudentWork): number {
  const due = dueWork(student);
  return due.length === 0 ? unknown : due.length - 1 - due.findLastIndex(({ done }) => done);
}

/** Longer than any course: so long is silent who never handed anything in. */
const neverDays = 1000;

/**
 * Days since the student last handed something in; unknown where something was, at an unknown time. What was carried
 * over was not handed in here.
 */
export function silentDays({ work }: StudentWork, at: Date): number {
  const handedIn = work.filter(({ done, carriedOver }) => done && !carriedOver);
  if (handedIn.length === 0) return neverDays;
  const times = handedIn.flatMap(({ completedAt }) => completedAt?.getTime() ?? []);
  return times.length === 0 ? unknown : daysBetween(new Date(Math.max(...times)), at);
}

/** Share of all work that is done although it is not due yet, or has no deadline. */
export function aheadShare({ work }: StudentWork): number {
  return shareOf(work, ({ done, due }) => done && !due);
}

/** Scores of what was handed in, by deadline; nothing at all handed in but something overdue is one score of 0. */
export const handedInScores = remembered(({ work }): readonly number[] => {
  const scores = work.flatMap(({ score }) => score ?? []);
  return scores.length === 0 && work.some(isMissedScore) ? [0] : scores;
});

/** Mean earliness over all work that tells one. */
export function meanEarliness(student: StudentWork, norms: Norms): number {
  return mean(relativeEarliness(student, norms));
}

/** Mean days from submission to deadline, whatever is usual: to be ranked among those who had the same deadlines. */
export function ownEarliness({ work }: StudentWork): number {
  const days: number[] = [];
  for (const one of work) {
    if (isOverdue(one)) days.push(-furthestDays);
    else if (one.daysEarly !== null) days.push(clamp(one.daysEarly, furthestDays));
  }
  return mean(days);
}

/** Earliness that a third of the work exceeds: how the student works when working, one omission aside. */
export function upperEarliness(student: StudentWork, norms: Norms): number {
  return quantile(relativeEarliness(student, norms), 2 / 3) ?? unknown;
}

export function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : unknown;
}

/** Share of the work of which something is true. */
export function shareOf(work: readonly Work[], isTrue: (work: Work) => boolean): number {
  return share(work.filter(isTrue).length, work.length);
}

export function sum(work: readonly Work[], value: (work: Work) => number): number {
  return work.reduce((whole, one) => whole + value(one), 0);
}

function clamp(value: number, furthest: number): number {
  return Math.min(furthest, Math.max(-furthest, value));
}
