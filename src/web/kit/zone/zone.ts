export const zones = ['A', 'B', 'C'] as const;
/** A on track, B needs attention, C at risk; null where there is not enough data to tell. */
export type Zone = (typeof zones)[number];

/** The riskiest first; those without a zone last. */
export function byRisk(zone: Zone | null): number {
  return zone === null ? 3 : 2 - zones.indexOf(zone);
}
