// How questions and answers are compared: by what reads files, and by what judges.

/** Words that stand behind a year and say nothing more: «1861 год», «1861 г.», "in the year 1861" keeps its words. */
const yearWords = new Set(['г', 'гг', 'год', 'года', 'году', 'годы', 'годов', 'year', 'years']);

/** Groups of three digits as one number, a decimal comma as a point. */
function plainNumbers(text: string): string {
  return text
    .replace(/(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)/g, (number) => number.replace(/\D/g, ''))
    .replace(/(\d),(?=\d)/g, '$1.');
}

/** A number without what does not change it: `007` is `7`, `2.50` is `2.5`. */
function plainNumber(word: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(word)) return word;
  const [whole = '', part = ''] = word.replace('-', '').split('.');
  const [digits, rest] = [whole.replace(/^0+(?=\d)/, ''), part.replace(/0+$/, '')];
  return `${word.startsWith('-') ? '-' : ''}${digits}${rest === '' ? '' : `.${rest}`}`;
}

/**
 * An answer as it is compared: small letters, е for ё, words without punctuation, numbers written one way, a year without
 * the word for it. Empty: nothing but punctuation.
 */
export function normalisedAnswer(text: string): string {
  const plain = plainNumbers(text.normalize('NFKC').toLocaleLowerCase('ru').replaceAll('ё', 'е'));
  const words = plain.match(/(?<![\p{L}\p{N}])[-−]?\d+(?:\.\d+)?|[\p{L}\p{N}]+/gu) ?? [];
  const kept: string[] = [];
  for (const word of words) {
    const isYear = yearWords.has(word) && /\d$/.test(kept.at(-1) ?? '');
    if (!isYear) kept.push(plainNumber(word.replace('−', '-')));
  }
  return kept.join(' ');
}

/**
 * What a right answer accepts, normalised: the whole of it, each side of its «или» ("or"), and each of these without what
 * stands in brackets.
 */
export function acceptedAnswers(right: string): Set<string> {
  const sides = right.split(/\s+(?:или|or)\s+/iu);
  const accepted = [right, ...(sides.length > 1 ? sides : [])].flatMap((side) => [
    normalisedAnswer(side),
    normalisedAnswer(side.replace(/\([^()]*\)/g, ' ')),
  ]);
  return new Set(accepted.filter((answer) => answer !== ''));
}

/**
 * The options that a text names, ascending: by their numbers, or by the words of one of them.
 *
 * @returns undefined when it names none, or one that is not there
 */
export function chosenOptions(options: readonly string[], text: string): number[] | undefined {
  if (/^\s*\d+(\s*[,;]\s*\d+|\s+\d+)*\s*$/.test(text)) {
    const numbers = [...new Set((text.match(/\d+/g) ?? []).map(Number))].toSorted((a, b) => a - b);
    if (numbers.every((number) => number >= 1 && number <= options.length)) return numbers;
  }
  const wanted = normalisedAnswer(text);
  const named = options.flatMap((option, index) => (normalisedAnswer(option) === wanted ? [index + 1] : []));
  return wanted !== '' && named.length === 1 ? named : undefined;
}

/** What keys of tests with questions begin with: results of these activities are computed from answers. */
export const testKeyStart = 'questions:';

/** By what the test of a topic is recognised in the next file, however the topic is punctuated there. */
export function testKey(topic: string): string {
  const words = normalisedAnswer(topic);
  return testKeyStart + (words === '' ? topic.trim() : words);
}
