import { longestItem, mostItems, type RecommendationContent, type RecommendationItem } from '../content/contract.ts';
import type { ActivityFact, AdviceFacts, TopicFact } from '../facts/contract.ts';
import { adviceSentences } from './advice.messages.ts';
import { fill } from './fill.ts';
import { reasonSentences } from './reason-sentences.ts';
import { counted, dayInWords, listed, quoted, varied } from '#kernel/words.ts';

type Locale = 'ru' | 'en';
/** So many things are named in one sentence where not all must be. */
const mostNamed = 3;

const rhythmCodes = new Set([
  ...['own_inactivity', 'own_silent_since', 'own_no_activity', 'own_nothing_handed_in', 'on_time_low'],
  ...['own_days_late', 'pace_dropped', 'own_pace', 'own_missed_in_a_row'],
]);

/**
 * Advice from facts alone, without any model: what leads to a better zone first, then the next deadline, the weakest topic,
 * and what else is known to help; at most three. The same facts are always told in the same words.
 */
export function composeAdvice(facts: AdviceFacts, language: Locale): RecommendationContent {
  const seed = facts.activities.reduce((sum, { id }) => sum + id, facts.reasons.length + facts.overdue);
  const items = [
    ...[workItem(facts, language, seed), nextItem(facts, language, seed + 1), topicItem(facts, language, seed + 2)],
    ...[failedItem(facts, language, seed), attendanceItem(facts, language), rhythmItem(facts, language)],
    closingItem(facts, language, seed),
  ].flatMap((item) => (item ? [item] : []));
  return { opening: openingOf(facts, language, seed), items: items.slice(0, mostItems) };
}

function openingOf(facts: AdviceFacts, language: Locale, seed: number): string {
  const { opening } = adviceSentences[language];
  const { zone, before, isOver } = facts;
  const hasRisen = before !== null && zone !== null && before > zone;
  const wordings = isOver ? opening.over : hasRisen ? opening.risen : opening[zoneWord(zone)];
  const first = fill(varied(wordings, seed), { zone: zone ?? '', before: before ?? '' });
  const [reason] = isOver ? [] : reasonSentences(language, facts);
  return reason === undefined ? first : `${first} ${reason}`;
}

const zoneWord = (zone: AdviceFacts['zone']): 'a' | 'b' | 'c' | 'none' =>
  zone === null ? 'none' : ({ A: 'a', B: 'b', C: 'c' } as const)[zone];

function stepOf({ name, state, due }: ActivityFact, language: Locale): string {
  const sentences = adviceSentences[language];
  const values = { name: quoted(language, name), day: due === null ? '' : dayInWords(language, due) };
  return fill(due === null ? sentences.stepWithoutDate[state] : sentences.step[state], values);
}

/** A sentence that names things; undefined where it would be too long, or names nothing. */
function naming(
  sentence: string,
  activities: readonly ActivityFact[],
  language: Locale,
  values: Readonly<Record<string, string>> = {},
): RecommendationItem | undefined {
  if (activities.length === 0) return undefined;
  const steps = listed(
    language,
    activities.map((activity) => stepOf(activity, language)),
  );
  const text = fill(sentence, { ...values, steps });
  return text.length > longestItem ? undefined : { text, activityIds: activities.map(({ id }) => id), topic: null };
}

/** The same with the first few, as many as there is room for. */
function namingSome(
  sentence: string,
  activities: readonly ActivityFact[],
  language: Locale,
): RecommendationItem | undefined {
  for (let most = mostNamed; most > 0; most -= 1) {
    const item = naming(sentence, activities.slice(0, most), language);
    if (item) return item;
  }
  return undefined;
}

/** The activities that lead to a better zone, else those that help most. */
function leadingOf({ ways, nearest }: AdviceFacts): ReadonlySet<number> {
  return new Set(ways[0]?.activityIds ?? nearest);
}

function workItem(facts: AdviceFacts, language: Locale, seed: number): RecommendationItem | undefined {
  if (facts.isOver) return undefined;
  const sentences = adviceSentences[language];
  const leading = leadingOf(facts);
  const chosen = facts.activities.filter(({ id }) => leading.has(id));
  const [way] = facts.ways;
  if (way) {
    const whole = naming(varied(sentences.way[facts.usual ?? 'none'], seed), chosen, language, { zone: way.zone });
    return whole ?? namingSome(varied(sentences.begin, seed), chosen, language);
  }
  if (chosen.length > 0) return namingSome(varied(sentences.nearest, seed), chosen, language);
  const overdue = facts.activities.filter(({ state }) => state === 'overdue');
  return namingSome(varied(sentences.overdue, seed), overdue, language);
}

function nextItem(facts: AdviceFacts, language: Locale, seed: number): RecommendationItem | undefined {
  if (facts.isOver) return undefined;
  const leading = leadingOf(facts);
  const open = facts.activities.filter(({ state, due }) => state === 'open' && due !== null);
  const next = open.find(({ id }) => !leading.has(id));
  if (!next) return undefined;
  const sentences = adviceSentences[language];
  const isFirst = open.every(({ due }) => (due ?? '') >= (next.due ?? ''));
  return naming(varied(isFirst ? sentences.next : sentences.then, seed), [next], language);
}

function topicItem({ topics }: AdviceFacts, language: Locale, seed: number): RecommendationItem | undefined {
  const [weakest] = topics;
  if (!weakest) return undefined;
  const sentences = adviceSentences[language];
  const text = fill(varied(sentences.topic, seed), {
    topic: quoted(language, weakest.topic),
    pct: String(weakest.pct),
    answers: counted(language, weakest.answers, sentences.answers),
  });
  return { text: [text, ...programmeOf(weakest, language)].join(' '), activityIds: [], topic: weakest.topic };
}

/** What the programme says of a topic, in sentences. */
export function programmeOf({ week, contents }: Pick<TopicFact, 'week' | 'contents'>, language: Locale): string[] {
  const sentences = adviceSentences[language];
  const ended = (text: string): string => (text.endsWith('…') ? text.slice(0, -1).trimEnd() : text);
  return [
    ...(contents === null ? [] : [fill(sentences.contents, { contents: ended(contents) })]),
    ...(week === null ? [] : [fill(sentences.week, { week: ended(week) })]),
  ];
}

function failedItem(facts: AdviceFacts, language: Locale, seed: number): RecommendationItem | undefined {
  if (facts.isOver) return undefined;
  const leading = leadingOf(facts);
  const failed = facts.activities.filter(({ id, state }) => state === 'failed' && !leading.has(id)).slice(0, mostNamed);
  if (failed.length === 0) return undefined;
  const names = failed.map(({ name }) => quoted(language, name));
  const text = fill(varied(adviceSentences[language].failed, seed), { steps: listed(language, names) });
  return { text, activityIds: failed.map(({ id }) => id), topic: null };
}

function attendanceItem({ reasons, isOver }: AdviceFacts, language: Locale): RecommendationItem | undefined {
  const pct = reasons.find(({ code, isFor }) => code === 'own_attendance' && !isFor)?.values['pct'];
  if (pct === undefined || isOver) return undefined;
  const text = fill(adviceSentences[language].attendance[0] ?? '', { pct: String(pct) });
  return { text, activityIds: [], topic: null };
}

function rhythmItem({ reasons, isOver }: AdviceFacts, language: Locale): RecommendationItem | undefined {
  if (isOver || !reasons.some(({ code, isFor }) => rhythmCodes.has(code) && !isFor)) return undefined;
  return { text: adviceSentences[language].rhythm[0] ?? '', activityIds: [], topic: null };
}

/** There is always something to say. */
function closingItem({ zone, isOver }: AdviceFacts, language: Locale, seed: number): RecommendationItem {
  const { over, fine, teacher } = adviceSentences[language];
  const wordings = isOver ? over : zone === 'A' ? fine : teacher;
  return { text: varied(wordings, seed), activityIds: [], topic: null };
}
