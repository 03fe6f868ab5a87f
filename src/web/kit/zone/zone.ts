import type { Zone } from '#domains/risk/contract.ts';

export const zones = ['A', 'B', 'C'] as const satisfies readonly Zone[];

/** The riskiest first; those without a zone last. */
export function byRisk(zone: Zone | null): number {
  return zone === null ? 3 : 2 - zones.indexOf(zone);
}
