import type { Zone } from '#domains/risk/contract.ts';
import { type Answer, type FlagZone, flagZones } from './contract.ts';

/** The zone as a flag; null where it is none. */
export function flagOf(zone: Zone | null): FlagZone | null {
  return flagZones.find((flag) => flag === zone) ?? null;
}

/** The answer that counts: the last one, unless it takes back what was said before. */
export function standingAnswer(last: Answer | null): Answer | null {
  return last === null || last.verdict === 'withdrawn' ? null : last;
}

/** Whether a flag waits for an answer: it has none, or the zone is worse than the one that was answered. */
export function isOpen(zone: FlagZone, last: Answer | null): boolean {
  const answer = standingAnswer(last);
  return answer === null || (zone === 'C' && answer.zone === 'B');
}
