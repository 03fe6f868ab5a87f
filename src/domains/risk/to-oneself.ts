import type { StudentZone } from './contract.ts';
import { nameable } from './reasons.messages.ts';

/**
 * A zone as the student it is of reads it: the reasons in their order, without score, probability and contributions, and
 * without what no number tells, unless there is nothing else.
 */
export function toOneself(zone: StudentZone): Omit<StudentZone, 'riskScore'> & { riskScore: null } {
  const reasons = nameable(zone.reasons).map((reason) => ({ ...reason, contribution: 0 }));
  return { ...zone, riskScore: null, probability: null, pattern: null, reasons };
}
