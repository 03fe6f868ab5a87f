import type { HealthReason } from '#domains/course-health/contract.ts';
import type { RecommendationContent, RecommendationItem } from '../content/contract.ts';
import { fill } from '../rules/fill.ts';
import { counted, quoted } from '#kernel/words.ts';
import type { DigestFacts } from './contract.ts';
import { overviewSentences } from './overview.messages.ts';

type Locale = 'ru' | 'en';

/** A programme for its head, from facts alone: how its courses go, and which want attention, for what. */
export function composeDigest(facts: DigestFacts, language: Locale): RecommendationContent {
  const sentences = overviewSentences[language];
  const items = facts.attention.map(({ id, name, reasons }): RecommendationItem => {
    const text = fill(sentences.course, {
      name: quoted(language, name),
      reasons: reasons.map((reason) => reasonWords(reason, language)).join('; '),
    });
    return { text, activityIds: [], topic: null, courseIds: [id] };
  });
  const fine = [{ text: sentences.fine, activityIds: [], topic: null }];
  return { opening: openingOf(facts, language), items: items.length > 0 ? items : fine };
}

function openingOf(facts: DigestFacts, language: Locale): string {
  const sentences = overviewSentences[language];
  const { wanting, unknown, courses, atRiskPct, atRiskBeforePct } = facts;
  const state = wanting > 0 ? 'some' : unknown === courses ? 'unknown' : 'none';
  const standing = fill(sentences.programme[state], {
    wanting: counted(language, wanting, sentences.courses),
    courses: wanting > 0 ? String(courses) : counted(language, courses, sentences.courses),
  });
  if (atRiskPct === null) return standing;
  const risk =
    atRiskBeforePct === null
      ? fill(sentences.programmeRisk, { pct: String(atRiskPct) })
      : fill(sentences.programmeRiskBefore, { pct: String(atRiskPct), before: String(atRiskBeforePct) });
  return `${standing} ${risk}`;
}

/** Why a course wants attention, without a full stop. */
export function reasonWords({ code, value }: HealthReason, language: Locale): string {
  const sentences = overviewSentences[language];
  const whole = Math.round(value);
  return fill(sentences.reasons[code], {
    pct: String(whole),
    deadlines: counted(language, whole, sentences.deadlines),
    works: counted(language, whole, sentences.works),
    days: counted(language, whole, sentences.days),
  });
}
