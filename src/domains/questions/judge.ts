import type { Verdict } from './contract.ts';
import { acceptedAnswers, chosenOptions, normalisedAnswer } from './comparing/contract.ts';

/** A question by what its answers are judged. */
export interface JudgedQuestion {
  /** Null: an open question. */
  readonly options: readonly string[] | null;
  readonly right: string;
}

/**
 * What comparing says of an answer. A choice is right when it is exactly the right options. An open answer is right when
 * it equals one that is accepted (`normalisedAnswer`); that it is otherwise worded proves nothing.
 */
export function judge({ options, right }: JudgedQuestion, given: string): Verdict {
  if (given.trim() === '') return 'skipped';
  if (options === null) return acceptedAnswers(right).has(normalisedAnswer(given)) ? 'right' : 'unchecked';
  const [chosen, wanted] = [chosenOptions(options, given), chosenOptions(options, right)];
  if (!chosen || !wanted) return 'unchecked';
  return chosen.join() === wanted.join() ? 'right' : 'wrong';
}
