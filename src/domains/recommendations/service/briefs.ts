import type { Locale } from '#kernel/locale.ts';
import type { RecommendationContent } from '../content/contract.ts';
import type { AdviceFacts, FeedbackFacts } from '../facts/contract.ts';
import { adviceSheet, feedbackSheet, promptVersion, systemPrompt } from '../prompt/advice-prompt.ts';
import { composeDigest } from '../overviews/compose-digest.ts';
import { composeSummary } from '../overviews/compose-summary.ts';
import type { DigestFacts, SummaryFacts } from '../overviews/contract.ts';
import { digestSheet, overviewPromptVersion, overviewSystemPrompt, summarySheet } from '../prompt/overview-prompt.ts';
import { composeAdvice } from '../rules/advice.ts';
import { composeFeedback } from '../rules/feedback.ts';
import { knownOfAdvice, knownOfFeedback } from '../truth/known-of-facts.ts';
import { knownOfDigest, knownOfSummary } from '../truth/known-of-overviews.ts';
import type { Known } from '../truth/known.ts';

/** What is to be composed, whatever its kind: the facts as a model reads them, and all that a text may say of them. */
export interface Brief {
  /** What the monitor of language models tells apart, e.g. `student_advice`. */
  readonly purpose: string;
  readonly promptVersion: string;
  readonly language: Locale;
  readonly system: string;
  /** Texts that students found helpful, for a model to write alike. */
  readonly examples?: string | undefined;
  /** Fenced; neither names nor numbers of people. */
  readonly sheet: string;
  readonly known: Known;
  /** Composes without a model; always there, and true. */
  readonly byRules: () => RecommendationContent;
}

export function summaryBrief(facts: SummaryFacts, language: Locale): Brief {
  const system = overviewSystemPrompt('course_summary', language);
  return {
    ...{ purpose: 'course_summary', promptVersion: overviewPromptVersion, language, system },
    sheet: summarySheet(facts, language),
    known: knownOfSummary(facts, language, [system]),
    byRules: () => composeSummary(facts, language),
  };
}

export function digestBrief(facts: DigestFacts, language: Locale): Brief {
  const system = overviewSystemPrompt('programme_digest', language);
  return {
    ...{ purpose: 'programme_digest', promptVersion: overviewPromptVersion, language, system },
    sheet: digestSheet(facts, language),
    known: knownOfDigest(facts, language, [system]),
    byRules: () => composeDigest(facts, language),
  };
}

export function adviceBrief(facts: AdviceFacts, language: Locale): Brief {
  const system = systemPrompt('advice', language);
  return {
    ...{ purpose: 'student_advice', promptVersion, language, system },
    sheet: adviceSheet(facts, language),
    known: knownOfAdvice(facts, language, [system]),
    byRules: () => composeAdvice(facts, language),
  };
}

export function feedbackBrief(facts: FeedbackFacts, language: Locale): Brief {
  const system = systemPrompt('test_feedback', language);
  return {
    ...{ purpose: 'test_feedback', promptVersion, language, system },
    sheet: feedbackSheet(facts),
    known: knownOfFeedback(facts, language, [system]),
    byRules: () => composeFeedback(facts, language),
  };
}
