import type { Figures, GateCondition } from '#domains/risk/evaluation/contract.ts';
import type { Difference } from '#domains/risk/evaluation/compare.ts';

/** The area may be lower than the present one's by no more than this, with a probability of 97.5 %. */
export const lowestDifference = -0.01;
export const highestError = 0.05;

/** What a candidate must fulfil to go live: no worse a ranking, no worse a score, true probabilities. */
export function gateOf(present: Figures, candidate: Figures, difference: Difference): GateCondition[] {
  return [
    {
      code: 'auc',
      isMet: difference.low > lowestDifference,
      value: Number.isFinite(difference.low) ? difference.low : null,
      bound: lowestDifference,
    },
    {
      code: 'brier',
      isMet: candidate.brier !== null && present.brier !== null && candidate.brier <= present.brier,
      value: candidate.brier,
      bound: present.brier,
    },
    {
      code: 'ece',
      isMet: candidate.ece !== null && candidate.ece <= highestError,
      value: candidate.ece,
      bound: highestError,
    },
  ];
}
