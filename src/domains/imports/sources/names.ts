import type { ActivityKind } from '#domains/gradebook/contract.ts';
import { withoutInvisible } from '../formats/clean-text.ts';

/** Longer ones do not fit into the database's indexes, and onto no page. */
export const longestName = 300;

/** Nearly every name is written as it is shown: of letters that have one form only, with single blanks between words. */
const isAsShown = /^[!-~А-яЁё]+(?: [!-~А-яЁё]+)*$/;

/** A name as people are shown it: composed letters, single blanks, no invisible marks. */
export function displayName(text: string): string {
  if (isAsShown.test(text)) return text;
  return withoutInvisible(text.normalize('NFC')).replace(/\s+/g, ' ').trim();
}

/** A name as it is compared: its display form in lower case. */
export function normalisedName(text: string): string {
  return displayName(text).toLowerCase();
}

const kindWords: readonly (readonly [ActivityKind, string])[] = [
  ['lecture', '(?:видео)?лекци[яию]|lectures?'],
  ['test', 'тест(?:ы|а|ирование)?|quiz|quizzes|tests?'],
  ['assignment', 'задани[ея]|эссе|assignments?|homework|essay'],
  ['exam', 'экзамен|зач[её]т|exams?|examination'],
  ['material', 'материалы?|materials?'],
];
const kindPatterns = kindWords.map(
  ([kind, words]) => ({ kind, pattern: new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu') }) as const,
);

/**
 * Kind of an activity by the first word of a kind in its name: «Тест к лекции 1.1» is a test, «Лекция 2.5.
 * Дополнительные материалы» a lecture.
 */
export function activityKind(name: string): ActivityKind {
  const found = kindPatterns
    .map(({ kind, pattern }) => ({ kind, at: name.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found.at(0)?.kind ?? 'other';
}
