/** Latin letters that look like Cyrillic ones, in lower case. */
const cyrillicOf: Readonly<Record<string, string>> = {
  ...{ a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', k: 'к' },
  ...{ m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у' },
};

/**
 * A text in lower case with the Latin letters of its Russian words made Cyrillic: «Kурс» with a Latin K looks the same
 * and is meant the same.
 */
export function withoutLookAlikes(text: string): string {
  // Nearly every text is of one alphabet: nothing in it can be mistaken.
  if (!/[abcehkmoptxy]/.test(text) || !/\p{Script=Cyrillic}/u.test(text)) return text;
  return text.replace(/\p{L}+/gu, (word) =>
    /\p{Script=Cyrillic}/u.test(word)
      ? word.replace(/[abcehkmoptxy]/g, (letter) => cyrillicOf[letter] ?? letter)
      : word,
  );
}
