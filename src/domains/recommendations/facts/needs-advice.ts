import type { AdviceFacts } from './contract.ts';

/** The newest recommendation of a student, whatever became of it. */
export interface LastAdvice {
  readonly factsHash: string;
  /** Codes of what spoke against the student then. */
  readonly against: readonly string[];
}

/** Codes of what speaks against a student. */
export function againstOf({ reasons }: Pick<AdviceFacts, 'reasons'>): string[] {
  return reasons.filter(({ isFor }) => !isFor).map(({ code }) => code);
}

/**
 * Whether a student is to be advised anew: in zone B or C where the facts are others than those of the last
 * recommendation; in zone A when there is a reason against the student that there was not then. Nobody is in a course that
 * is over.
 */
export function needsAdvice(facts: AdviceFacts, factsHash: string, last: LastAdvice | undefined): boolean {
  if (facts.isOver || last?.factsHash === factsHash) return false;
  if (facts.zone === 'B' || facts.zone === 'C') return true;
  if (facts.zone === null || !last) return false;
  const known = new Set(last.against);
  return againstOf(facts).some((code) => !known.has(code));
}
