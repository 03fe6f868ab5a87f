/**
 * A regular expression of PostgreSQL that finds a name, an address or an id as whole words in a longer text, whatever
 * stands between its words: `Иванов Пётр` is found in `Иванов_Пётр.xlsx`, `12` is not found in `112`.
 *
 * @returns undefined for a text without letters and digits
 */
export function namePattern(text: string): string | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu);
  return words ? `(^|[^[:alnum:]])${words.join('[^[:alnum:]]+')}($|[^[:alnum:]])` : undefined;
}
