import type { Direction, Standing } from '#domains/history/contract.ts';

type Judged = Pick<Standing, 'zone' | 'riskScore' | 'overdue'>;

/** A move within a zone is told of from so many points of the risk score on. */
const noticeablePoints = 5;

const rank = { A: 0, B: 1, C: 2 };

/**
 * Whether a student stands worse or better: by the zone, within one by the risk score. A risk that falls with the time that
 * passes is not called better of whom more is overdue meanwhile.
 */
export function directionOf(before: Judged, after: Judged): Direction {
  if (before.zone !== null && after.zone !== null && before.zone !== after.zone) {
    return rank[after.zone] > rank[before.zone] ? 'worse' : 'better';
  }
  const points = after.riskScore - before.riskScore;
  if (Math.abs(points) < noticeablePoints || (points < 0 && after.overdue > before.overdue)) return 'steady';
  return points > 0 ? 'worse' : 'better';
}

interface Moved {
  readonly direction: Direction;
  readonly before: Judged;
  readonly after: Judged;
}

const order: readonly Direction[] = ['worse', 'better', 'steady'];

/** Puts the worse first, then the better; in each those of another zone before the others, and the most first. */
export function byImportance(one: Moved, other: Moved): number {
  const changesZone = ({ before, after }: Moved): number => Number(before.zone !== after.zone);
  const points = ({ before, after }: Moved): number => Math.abs(after.riskScore - before.riskScore);
  return (
    order.indexOf(one.direction) - order.indexOf(other.direction) ||
    changesZone(other) - changesZone(one) ||
    points(other) - points(one)
  );
}
