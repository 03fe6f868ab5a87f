import { type CutName, cutNames } from '#domains/risk/evaluation/contract.ts';

const day = 86_400_000;

/** The days at which a course of so many days is looked at. */
export const cutDays: Readonly<Record<CutName, (days: number) => number>> = {
  week4: () => 28,
  week8: () => 56,
  week12: () => 84,
  quarter: (days) => Math.round(days / 4),
  half: (days) => Math.round(days / 2),
  threequarters: (days) => Math.round((3 * days) / 4),
};

/** When a course begins and ends: its first and last completion or deadline. */
export interface Span {
  readonly first: Date;
  readonly last: Date;
}

/** The cuts of a course that lie before its end. */
export function cutsOf({ first, last }: Span): { cut: CutName; at: Date }[] {
  const days = (last.getTime() - first.getTime()) / day;
  return cutNames
    .map((cut) => ({ cut, at: new Date(first.getTime() + cutDays[cut](days) * day) }))
    .filter(({ at }) => at > first && at < last);
}

/** Every seventh day of a course, from its first week on; at most sixty. */
export function weeksOf({ first, last }: Span): Date[] {
  const weeks = Math.min(60, Math.floor((last.getTime() - first.getTime()) / (7 * day)));
  return Array.from({ length: weeks }, (_, week) => new Date(first.getTime() + (week + 1) * 7 * day));
}

const firstDay = 14;
const lastShare = 0.85;
const daysBetween = 28;

/** The moments at which a course is shown to the training: the cuts, and every fourth week until it is nearly over. */
export function trainingMoments(span: Span): Date[] {
  const moments = new Set(cutsOf(span).map(({ at }) => at.getTime()));
  const [first, days] = [span.first.getTime(), (span.last.getTime() - span.first.getTime()) / day];
  for (let at = firstDay; at < lastShare * days; at += daysBetween) moments.add(first + at * day);
  return [...moments].toSorted((one, other) => one - other).map((at) => new Date(at));
}
