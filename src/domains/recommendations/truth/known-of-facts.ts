import { longestItem, mostItems } from '../content/contract.ts';
import type { AdviceFacts, FeedbackFacts, ReasonFact } from '../facts/contract.ts';
import type { Known, KnownNumber, Unit } from './known.ts';

const units: Readonly<Record<string, Unit>> = {
  ...{ pct: 'percent', expected: 'percent', score: 'percent', weeks: 'weeks' },
};
/** Reasons that speak of the last two weeks. */
const ofTwoWeeks = new Set(['pace_dropped', 'own_pace', 'pace_low']);

const numbersIn = (text: string | null): number[] => (text?.match(/\d+/g) ?? []).map(Number);
const things = (values: readonly number[]): KnownNumber[] => values.map((value) => ({ value, unit: 'things' }));

function numbersOfReason({ code, values }: ReasonFact): KnownNumber[] {
  const told = Object.entries(values).filter(([name]) => name !== 'days');
  return [
    ...told.map(([name, value]) => ({ value, unit: units[name] ?? ('things' as const) })),
    ...(ofTwoWeeks.has(code) ? [{ value: 2, unit: 'weeks' as const }] : []),
  ];
}

const quotesOf = (
  topics: readonly { contents: string | null; tasks: string | null; week: string | null }[],
): string[] =>
  topics.flatMap(({ contents, tasks, week }) =>
    // A sentence may end a text that was cut off.
    [contents, tasks, week].flatMap((text) => (text === null ? [] : [text.replace(/…$/u, '').trimEnd()])),
  );

/** What advice may say. */
export function knownOfAdvice(facts: AdviceFacts, language: 'ru' | 'en', instructions: readonly string[]): Known {
  const { activities, topics, ways, nearest, zone, before, reasons } = facts;
  const weeks = topics.flatMap(({ week }) => numbersIn(week));
  const overdueByReason = reasons.some(({ values }) => (values['overdue'] ?? 0) > 0);
  return {
    ...{ language, mostItems, longestItem, instructions },
    activities: activities.map(({ id, name, due }) => ({ id, name, due })),
    topics: topics.map(({ topic }) => topic),
    quotes: quotesOf(topics),
    numbers: [
      ...reasons.flatMap(numbersOfReason),
      ...topics.map(({ pct }) => ({ value: pct, unit: 'percent' as const })),
      ...things(topics.map(({ answers }) => answers)),
      ...things(
        [facts.overdue, ...ways.map(({ activityIds }) => activityIds.length), nearest.length].filter((one) => one > 0),
      ),
    ],
    ordinals: weeks,
    zones: [zone, before].flatMap((one) => (one === null ? [] : [one])),
    promises: ways,
    isSomethingOverdue: facts.overdue > 0 || overdueByReason,
  };
}

/** What feedback on a test may say. */
export function knownOfFeedback(facts: FeedbackFacts, language: 'ru' | 'en', instructions: readonly string[]): Known {
  const { test, topic, counts, wrong, skipped, unchecked } = facts;
  const places = [...wrong, ...skipped, ...unchecked];
  const weeks = numbersIn(topic.week);
  const checked = counts.right + counts.wrong + counts.skipped;
  return {
    ...{ language, mostItems, longestItem, instructions },
    activities: [{ id: test.id, name: test.name, due: null }],
    topics: [topic.topic],
    quotes: quotesOf([topic]),
    numbers: things([...Object.values(counts), checked, ...places]),
    ordinals: [...places, ...weeks],
    ...{ zones: [], promises: [], isSomethingOverdue: false },
  };
}
