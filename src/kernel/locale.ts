/** Languages of the interface; the first is the default. */
export const locales = ['ru', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'ru';

/** The first language of an Accept-Language header that we speak. */
export function findLocale(header: string | undefined): Locale | undefined {
  for (const part of (header ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    const found = locales.find((locale) => locale === tag);
    if (found) return found;
  }
  return undefined;
}

/** Puts parameters into a sentence: `{{name}}` becomes `params.name`; an unknown name stays as it is. */
export function fillSentence(sentence: string, params: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = params[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}
