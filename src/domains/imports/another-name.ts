const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/\p{L}+/gu) ?? [];

const scriptOf = (name: string): string => (/\p{Script=Cyrillic}/u.test(name) ? 'Cyrillic' : 'other');

/**
 * Two names that have no word in common, in one script: hardly one person under one id, rather the same id in two sites
 * of a system. A changed surname keeps the first name; a name written in the other alphabet tells nothing.
 */
export function isAnotherName(one: string | null | undefined, other: string | null | undefined): boolean {
  if (!one || !other || scriptOf(one) !== scriptOf(other)) return false;
  const known = new Set(wordsOf(one));
  const words = wordsOf(other);
  return known.size > 0 && words.length > 0 && !words.some((word) => known.has(word));
}
