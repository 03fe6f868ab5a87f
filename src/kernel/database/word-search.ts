import { sql, type RawBuilder } from 'kysely';

/**
 * Whether each word of the search begins a word of the text. `text` must be written as in the index that serves it
 * (user_account__words, student__words).
 *
 * @returns undefined when the search holds no word
 */
export function wordsBegin(text: RawBuilder<string>, search: string): RawBuilder<boolean> | undefined {
  const words = search
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[\s@._-]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const query = words.map((word) => `'${word.replaceAll(/['\\]/g, '$&$&')}':*`).join(' & ');
  return sql<boolean>`array_to_tsvector(array_remove(regexp_split_to_array(
    translate(lower(${text}), 'ё', 'е'), '[\\s@._-]+'), '')) @@ ${query}::tsquery`;
}

/** Of a user_account. */
export const personWords = sql<string>`name || ' ' || coalesce(username, '') || ' ' || email`;
/** Of a student. */
export const studentWords = sql<string>`coalesce(name, '') || ' ' || coalesce(email, '')`;
