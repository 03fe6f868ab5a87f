import type { RecommendationContent, RecommendationItem } from '../content/contract.ts';
import { checkDates } from './dates.ts';
import type { Fault, Known } from './known.ts';
import { maskNames, unmasked, type Masked } from './mentions.ts';
import { checkNumbers } from './numbers.ts';
import { checkWording, isIn, repeats } from './wording.ts';

/** What somebody wrote: an opening, and things to do. */
export interface Written {
  readonly opening: string | null;
  readonly items: readonly { readonly text: string }[];
}

/** Zones are told by capital letters, Latin or Cyrillic. */
const zoneNamed = /(?:зон\p{L}*|zones?)\s+[«“"]?([ABCАВС])(?!\p{L})[»”"]?/giu;
const latin: Readonly<Record<string, string>> = { А: 'A', В: 'B', С: 'C' };
const overdueSaid = /(?<!\p{L})(?:просроч|overdue|past due|missed deadline|пропущенн\p{L}* срок)\p{L}*/iu;

/**
 * What of a text the facts do not bear, or a recommendation does not say; none: it may be told. It is told by names in full,
 * numbers and dates; that a sentence puts true ones together wrongly is for the reviewer to see.
 */
export function faultsOf(written: Written, known: Known): Fault[] {
  const texts = [...(written.opening === null ? [] : [written.opening]), ...written.items.map(({ text }) => text)];
  const masked = texts.map((text) => maskNames(text, known));
  const plain = masked.map(({ text }) => unmasked(text)).join('\n');
  const { mostItems, longestItem, language, instructions } = known;
  const leaked = repeats(plain, instructions);
  return [
    ...(written.items.length > mostItems || written.items.length === 0
      ? [{ code: 'too_many' as const, words: String(written.items.length) }]
      : []),
    ...texts
      .filter(({ length }) => length > longestItem)
      .map(({ length }) => ({ code: 'too_long' as const, words: String(length) })),
    ...(isIn(language, plain) ? [] : [{ code: 'wrong_language' as const, words: language }]),
    ...(leaked === undefined ? [] : [{ code: 'leak' as const, words: leaked }]),
    ...masked.flatMap((one, index) => faultsOfText(texts[index] ?? '', one, known)),
  ];
}

function faultsOfText(text: string, masked: Masked, known: Known): Fault[] {
  const dated = checkDates(masked, known);
  const zoned = checkZones({ ...masked, text: dated.text }, known);
  const names = [...zoned.text.matchAll(/[«“„"][^»”“"\uE000]*[»”“"]?/gu)].map(([words]) => words);
  const isOverdueInvented = !known.isSomethingOverdue && overdueSaid.test(masked.text);
  return [
    ...dated.faults,
    ...zoned.faults,
    ...names.map((words) => ({ code: 'invented_name' as const, words })),
    ...checkNumbers(zoned.text, known).map((words) => ({ code: 'invented_number' as const, words })),
    ...(isOverdueInvented ? [{ code: 'invented_overdue' as const, words: overdueSaid.exec(text)?.[0] ?? '' }] : []),
    ...checkWording(unmasked(zoned.text), known.isForStaff),
  ];
}

/** A zone is that of the student, or one that all that is named in the text leads to. */
function checkZones({ text, mentions }: Masked, { zones, promises }: Known): { faults: Fault[]; text: string } {
  const named = new Set(mentions.map(({ activityId }) => activityId));
  const faults: Fault[] = [];
  const rest = text.replace(zoneNamed, (whole: string, letter: string) => {
    // The flag for small letters is for the word before.
    if (letter !== letter.toLocaleUpperCase('ru')) return whole;
    const zone = latin[letter] ?? letter;
    const isProved =
      zones.includes(zone) || promises.some((one) => one.zone === zone && one.activityIds.every((id) => named.has(id)));
    if (!isProved) faults.push({ code: 'unproved_promise', words: whole });
    return '\uE000'.repeat(whole.length);
  });
  return { faults, text: rest };
}

/** A text without signs that cannot be seen. */
export function visible(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}|[\uE000-\uF8FF]/gu, '')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

/** What somebody wrote, with the activities and the topic that each item names. */
export function toContent(written: Written, known: Known): RecommendationContent {
  const items = written.items.map(({ text }): RecommendationItem => {
    const { mentions, topics } = maskNames(text, known);
    return { text, activityIds: [...new Set(mentions.map(({ activityId }) => activityId))], topic: topics[0] ?? null };
  });
  return { opening: written.opening, items };
}
