import type { Known } from './known.ts';

/** A text in which what is known by name is masked, so that the digits and quotation marks of names are not checked. */
export interface Masked {
  /** Of the same length as the text it came from, in its letters. */
  readonly text: string;
  readonly mentions: readonly { readonly at: number; readonly activityId: number }[];
  readonly topics: readonly string[];
}

const opening = '[«“„"]';
const closing = '[»”“"]';
const mask = '\uE000';
/** A text that may be repeated says something in words: a number alone would make every number true. */
const saysSomething = /\p{L}{2}/u;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Letters that people do not tell apart, and breaks of lines as they come. */
const patternOf = (text: string): string => escaped(text).replace(/[её]/giu, '[её]').replace(/\s+/gu, '\\s+');

/** A name of one word, or without letters, is recognised in quotation marks only: «Тест» is also a word. */
function needsQuotes(name: string): boolean {
  return !/\s/u.test(name) || !/\p{L}/u.test(name);
}

function patternOfName(name: string): RegExp {
  const inner = patternOf(name);
  const quoted = `${opening}${inner}${closing}`;
  return new RegExp(needsQuotes(name) ? quoted : `${quoted}|(?<![\\p{L}\\p{N}])${inner}(?![\\p{L}\\p{N}])`, 'giu');
}

const patternOfQuote = (text: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${patternOf(text)}(?![\\p{L}\\p{N}])`, 'giu');

/** Masks names of activities and topics, the longest first, and texts that may be repeated. */
export function maskNames(text: string, { activities, topics, quotes }: Known): Masked {
  const mentions: { at: number; activityId: number }[] = [];
  const named: string[] = [];
  let masked = text;
  const hide = (pattern: RegExp, found: (at: number) => void): void => {
    masked = masked.replace(pattern, (whole: string, at: number) => {
      found(at);
      return mask.repeat(whole.length);
    });
  };
  const parts = [
    ...quotes.filter((one) => saysSomething.test(one)).map((one) => ({ name: one, isQuote: true, found: () => {} })),
    ...activities.map(({ id, name }) => ({
      ...{ name, isQuote: false, found: (at: number) => void mentions.push({ at, activityId: id }) },
    })),
    ...topics.map((topic) => ({ name: topic, isQuote: false, found: () => void named.push(topic) })),
  ];
  // The longest first: what is part of another name is not meant where that one stands.
  for (const { name, isQuote, found } of parts.toSorted((one, other) => other.name.length - one.name.length)) {
    hide(isQuote ? patternOfQuote(name) : patternOfName(name), found);
  }
  return { text: masked, mentions: mentions.toSorted((one, other) => one.at - other.at), topics: named };
}

/** The text without what was masked. */
export function unmasked(text: string): string {
  return text.replaceAll(mask, ' ');
}
