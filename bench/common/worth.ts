import { round } from './statistics.ts';

/** What a way of raising an alarm is worth. */
export interface Worth {
  /** Share of all students it points at. */
  flagged: number;
  /** Share of those who later failed or withdrew that it points at. */
  recall: number;
  /** Share of those it points at who later failed or withdrew. */
  precision: number;
}

/**
 * @param flagged whether it points at each student
 * @param failed whether each student later failed
 */
export function worthOf(flagged: readonly boolean[], failed: readonly boolean[]): Worth {
  const pointed = flagged.filter(Boolean).length;
  const hits = flagged.filter((isFlagged, index) => isFlagged && failed[index]).length;
  return {
    flagged: round(pointed / flagged.length, 3),
    recall: round(hits / failed.filter(Boolean).length, 3),
    precision: round(hits / pointed, 3),
  };
}
