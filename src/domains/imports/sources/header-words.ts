import { withoutLookAlikes } from './look-alikes.ts';
import { displayName } from './names.ts';

/** A header as it is compared with words: single blanks, lower case, without underscores. */
export function headerWords(text: string): string {
  return withoutLookAlikes(displayName(text.replaceAll('_', ' ')).toLowerCase());
}

/** Each layout is asked for several columns of the same headers. */
const wordsOf = new WeakMap<readonly string[], readonly string[]>();

/** Column of the first of these headers that there is; undefined without any. */
export function columnOf(headers: readonly string[], ...wanted: readonly string[]): number | undefined {
  const words = wordsOf.get(headers) ?? headers.map(headerWords);
  wordsOf.set(headers, words);
  for (const one of wanted) {
    const at = words.indexOf(one);
    if (at >= 0) return at;
  }
  return undefined;
}

/** Columns of all of these headers that there are, in the order of `wanted`. */
export function columnsOf(headers: readonly string[], ...wanted: readonly string[]): number[] {
  return wanted.flatMap((one) => columnOf(headers, one) ?? []);
}
