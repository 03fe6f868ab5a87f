import type { StudentZone } from './contract.ts';

/**
 * A zone as the student it is of reads it: the reasons in their order, without score, probability and contributions, and
 * without what no number tells, unless there is nothing else.
 */
export function toOneself(zone: StudentZone): Omit<StudentZone, 'riskScore'> & { riskScore: null } {
  const nameable = zone.reasons.filter(({ code }) => code !== 'other_signs');
  const reasons = (nameable.length === 0 ? zone.reasons : nameable).map((reason) => ({ ...reason, contribution: 0 }));
  return { ...zone, riskScore: null, probability: null, pattern: null, reasons };
}
