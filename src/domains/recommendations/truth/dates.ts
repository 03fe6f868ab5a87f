import type { Known } from './known.ts';
import type { Masked } from './mentions.ts';

const months: readonly RegExp[] = [
  /^(?:январ|jan)/iu,
  /^(?:феврал|feb)/iu,
  /^(?:март|mar)/iu,
  /^(?:апрел|apr)/iu,
  /^(?:ма[йяею]|may)/iu,
  /^(?:июн|jun)/iu,
  /^(?:июл|jul)/iu,
  /^(?:август|aug)/iu,
  /^(?:сентябр|sep)/iu,
  /^(?:октябр|oct)/iu,
  /^(?:ноябр|nov)/iu,
  /^(?:декабр|dec)/iu,
];
const monthWord =
  'январ[ьяе]|феврал[ьяе]|марта?|марте|апрел[ьяе]|мая|май|мае|июн[ьяе]|июл[ьяе]|августа?|августе|сентябр[ьяе]|октябр[ьяе]|ноябр[ьяе]|декабр[ьяе]|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';
const year = '(?:,?\\s+(?<year>\\d{4})(?:\\s*(?:г\\.|года?|год)(?!\\p{L}))?)?';
const edge = '(?![\\p{L}\\p{N}])';

const written: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{N}])(?<day>\\d{1,2})(?:-?(?:го|ое|е)|st|nd|rd|th)?\\s+(?:of\\s+)?(?<month>${monthWord})${edge}\\.?${year}`,
    'giu',
  ),
  new RegExp(`(?<![\\p{L}])(?<month>${monthWord})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?${edge}${year}`, 'giu'),
  /(?<![\p{N}.])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\p{N})/giu,
  /(?<![\p{N}.,])(?<day>\d{1,2})[./](?<month>\d{2})(?:[./](?<year>\d{4}|\d{2}))?(?![\p{N}%])/giu,
];

/** A month without a day, or the time of a day: no fact says so. Without «may» and "march", which are also verbs. */
const vague = new RegExp(
  `(?<!\\p{L})(?:${monthWord.replace('|march', '').replace('|may|', '|').replace('|mar|', '|')})${edge}|(?<!\\p{N})\\d{1,2}:\\d{2}${edge}`,
  'giu',
);
/** What is true on the day it was written only. */
const relative =
  /(?<!\p{L})(?:завтра|послезавтра|вчера|понедельник\p{L}*|вторник\p{L}*|сред[уы]|четверг\p{L}*|пятниц\p{L}*|суббот\p{L}*|воскресень\p{L}*|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)(?!\p{L})/giu;

export interface DateFault {
  readonly code: 'invented_date' | 'relative_date';
  readonly words: string;
}

const numberOfMonth = (word: string): number =>
  /^\d+$/.test(word) ? Number(word) : months.findIndex((pattern) => pattern.test(word)) + 1;

/**
 * Dates must be those of what is named: a date belongs to the last activity named before it in its text, else to the first
 * one after it. Returns the faults, and the text with its dates masked.
 */
export function checkDates(
  { text, mentions }: Masked,
  { activities, dates = [] }: Known,
): { faults: DateFault[]; text: string } {
  const dues = new Map(activities.map(({ id, due }) => [id, due]));
  const faults: DateFault[] = [];
  let rest = text;
  for (const pattern of written) {
    for (const { 0: words, index, groups = {} } of rest.matchAll(pattern)) {
      const owner = mentions.findLast(({ at }) => at < index) ?? mentions.find(({ at }) => at > index);
      const isKnown = isDue(groups, owner && dues.get(owner.activityId)) || dates.some((day) => isDue(groups, day));
      if (!isKnown) faults.push({ code: 'invented_date', words });
    }
    rest = rest.replace(pattern, (words) => '\uE000'.repeat(words.length));
  }
  rest = rest.replace(vague, (words) => {
    faults.push({ code: 'invented_date', words });
    return '\uE000'.repeat(words.length);
  });
  for (const [words] of rest.matchAll(relative)) faults.push({ code: 'relative_date', words });
  return { faults, text: rest };
}

function isDue(
  { day, month, year: said }: Readonly<Record<string, string | undefined>>,
  due: string | null | undefined,
): boolean {
  if (due === null || due === undefined) return false;
  const [dueYear = '', dueMonth, dueDay] = due.split('-');
  const isYear = said === undefined || dueYear.endsWith(said);
  return isYear && Number(dueMonth) === numberOfMonth(month ?? '') && Number(dueDay) === Number(day);
}
