import type { RecommendationContent, RecommendationItem } from '../content/contract.ts';
import { fill } from '../rules/fill.ts';
import { counted, dayInWords, listed, quoted } from '#kernel/words.ts';
import type { SummaryFacts } from './contract.ts';
import { overviewSentences } from './overview.messages.ts';

type Locale = 'ru' | 'en';
const about = (text: string, activityIds: number[] = [], topic: string | null = null): RecommendationItem => ({
  ...{ text, activityIds, topic },
});

/** A course for its teacher, from facts alone: who struggles, what helps most, what is hard, what to change. */
export function composeSummary(facts: SummaryFacts, language: Locale): RecommendationContent {
  const items = [
    ...(facts.isOver ? [] : [...silentItem(facts, language), ...actionItem(facts, language)]),
    ...[...hardItem(facts, language), ...topicItem(facts, language)],
    ...(facts.isOver ? [] : changeItems(facts, language)),
  ];
  const { nothing } = overviewSentences[language];
  return { opening: openingOf(facts, language), items: items.length > 0 ? items : [about(nothing)] };
}

function openingOf({ zones, zonesBefore, isOver }: SummaryFacts, language: Locale): string {
  const sentences = overviewSentences[language];
  const judged = zones.A + zones.B + zones.C;
  if (judged === 0) return sentences.unjudged;
  const counts = {
    count: counted(language, zones.C, sentences.students),
    students: String(judged),
  };
  const standing = zones.C === 0 ? sentences.calm : fill(sentences.atRisk, counts);
  const difference = zonesBefore === null ? null : zones.C - zonesBefore.C;
  const change =
    difference === null || (difference === 0 && zones.C === 0)
      ? []
      : [
          fill(difference > 0 ? sentences.more : difference < 0 ? sentences.fewer : sentences.same, {
            difference: String(Math.abs(difference)),
          }),
        ];
  return [...(isOver ? [sentences.over] : []), standing, ...(zones.C === 0 ? [] : change)].join(' ');
}

function silentItem({ silent }: SummaryFacts, language: Locale): RecommendationItem[] {
  const { silent: sentence, students } = overviewSentences[language];
  return silent === 0 ? [] : [about(fill(sentence, { count: counted(language, silent, students) }))];
}

function actionItem({ action }: SummaryFacts, language: Locale): RecommendationItem[] {
  if (action === null) return [];
  const sentences = overviewSentences[language];
  const text = fill(sentences.action, {
    name: quoted(language, action.name),
    undone: counted(language, action.undone, sentences.students),
    moved: String(action.moved),
  });
  const until = action.due === null ? [] : [fill(sentences.actionUntil, { day: dayInWords(language, action.due) })];
  return [about([text, ...until].join(' '), [action.id])];
}

function hardItem({ hardest }: SummaryFacts, language: Locale): RecommendationItem[] {
  const sentences = overviewSentences[language];
  const texts = hardest.map(({ name, pct, by }) =>
    fill(by === 'scores' ? sentences.hardByScores : sentences.hardByOverdue, {
      name: quoted(language, name),
      pct: String(pct),
    }),
  );
  if (texts.length === 0) return [];
  return [
    about(
      [...texts, sentences.review].join(' '),
      hardest.map(({ id }) => id),
    ),
  ];
}

function topicItem({ topics }: SummaryFacts, language: Locale): RecommendationItem[] {
  const [first, ...others] = topics;
  if (!first) return [];
  const sentences = overviewSentences[language];
  const name = ({ topic }: { topic: string }): string => quoted(language, topic);
  if (others.length === 0) {
    return [about(fill(sentences.topic, { topic: name(first), pct: String(first.pct) }), [], first.topic)];
  }
  return [about(fill(sentences.topics, { topics: listed(language, topics.map(name)) }), [], first.topic)];
}

/** What the teacher can do about how the course is run. */
function changeItems(facts: SummaryFacts, language: Locale): RecommendationItem[] {
  const sentences = overviewSentences[language];
  const { waiting, fullWeek, overduePct, staleDays } = facts;
  return [
    waiting &&
      fill(sentences.waiting, {
        works: counted(language, waiting.results, sentences.works),
        days: counted(language, waiting.days, sentences.days),
      }),
    fullWeek &&
      fill(sentences.fullWeek, {
        day: dayInWords(language, fullWeek.from),
        deadlines: counted(language, fullWeek.deadlines, sentences.deadlines),
      }),
    overduePct !== null && overduePct > 0 && fill(sentences.overdue, { pct: String(overduePct) }),
    staleDays !== null && fill(sentences.stale, { days: counted(language, staleDays, sentences.days) }),
  ].flatMap((text) => (typeof text === 'string' ? [about(text)] : []));
}
