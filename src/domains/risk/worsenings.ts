import type { Reason, StudentRisk, Zone } from './contract.ts';

/** A student whose zone is worse than it was. */
export interface Worsening {
  readonly studentId: number;
  readonly before: Zone;
  readonly zone: Zone;
  readonly reasons: readonly Reason[];
}

type Judged = Pick<StudentRisk, 'studentId' | 'zone' | 'reasons'>;

/** Whose zone is worse now, the worst first. Who had none before is new, not worse. */
export function worseningsOf(before: readonly Omit<Judged, 'reasons'>[], now: readonly Judged[]): Worsening[] {
  const zones = new Map(before.map(({ studentId, zone }) => [studentId, zone]));
  return now
    .flatMap(({ studentId, zone, reasons }) => {
      const earlier = zones.get(studentId) ?? null;
      return earlier !== null && zone !== null && zone > earlier ? [{ studentId, before: earlier, zone, reasons }] : [];
    })
    .toSorted((one, other) => other.zone.localeCompare(one.zone) || one.studentId - other.studentId);
}

const mostReasons = 3;

/** What is to be told of why: what speaks against the student, the weightiest first. */
export function tellable(reasons: readonly Reason[]): Reason[] {
  const against = reasons.filter(({ contribution, code }) => contribution > 0 && code !== 'other_signs');
  return against.slice(0, mostReasons);
}
