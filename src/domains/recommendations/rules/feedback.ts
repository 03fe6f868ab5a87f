import { mostItems, type RecommendationContent } from '../content/contract.ts';
import type { FeedbackFacts } from '../facts/contract.ts';
import { programmeOf } from './advice.ts';
import { feedbackSentences } from './feedback.messages.ts';
import { fill } from './fill.ts';
import { counted, quoted, varied } from '#kernel/words.ts';

type Locale = 'ru' | 'en';
/** So many questions are named by their numbers. */
const mostNumbers = 20;

/** Feedback on a test from facts alone: what was right, what to read again, which answers wait for the teacher. */
export function composeFeedback(facts: FeedbackFacts, language: Locale): RecommendationContent {
  const sentences = feedbackSentences[language];
  const { test, counts, topic } = facts;
  const checked = counts.right + counts.wrong + counts.skipped;
  const outcome =
    checked === 0
      ? 'noneChecked'
      : counts.right === checked
        ? 'allRight'
        : counts.right === 0
          ? 'noneRight'
          : 'someRight';
  const name = quoted(language, topic.topic);
  const opening = fill(varied(sentences[outcome], test.id), {
    test: quoted(language, test.name),
    right: counted(language, counts.right, sentences.questions),
    checked: String(checked),
  });
  const numbers = (of: readonly number[]): { numbers: string } => ({ numbers: of.slice(0, mostNumbers).join(', ') });
  const missed = facts.wrong.length + facts.skipped.length;
  const mistakes = [
    ...(facts.wrong.length > 0 ? [fill(sentences.wrong, numbers(facts.wrong))] : []),
    ...(facts.skipped.length > 0 ? [fill(sentences.skipped, numbers(facts.skipped))] : []),
  ];
  const texts = [
    ...(mistakes.length > 0 ? [mistakes.join(' ')] : []),
    ...(missed > 0 ? [[fill(sentences.again, { topic: name }), ...programmeOf(topic, language)].join(' ')] : []),
    ...(facts.unchecked.length > 0 ? [fill(sentences.waiting, numbers(facts.unchecked))] : []),
    fill(sentences.further, { topic: name }),
  ].slice(0, mostItems);
  return { opening, items: texts.map((text) => ({ text, activityIds: [test.id], topic: topic.topic })) };
}
