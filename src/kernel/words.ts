import type { Locale } from './locale.ts';

/** Forms of a word by number, as Intl.PluralRules names them. */
export interface Forms {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

const plurals = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') };

/** A number with its word, e.g. «3 задания», "1 week". */
export function counted(language: Locale, value: number, forms: Forms): string {
  const form = plurals[language].select(value);
  const word = form === 'one' || form === 'few' || form === 'many' ? (forms[form] ?? forms.other) : forms.other;
  return `${String(value)} ${word}`;
}

const groupings = { ru: new Intl.NumberFormat('ru'), en: new Intl.NumberFormat('en') };

/** A large number with its thousands apart, e.g. «5 120» (with a space that does not break), "5,120". */
export function grouped(language: Locale, value: number): string {
  return groupings[language].format(value);
}

const dates = {
  ru: new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
};

/** A day in words, e.g. «5 октября», "5 October". @param day `2026-10-05` */
export function dayInWords(language: Locale, day: string): string {
  return dates[language].format(new Date(`${day}T00:00:00Z`));
}

const momentFormats = new Map<string, Intl.DateTimeFormat>();

/** A day and an hour as the clocks of a zone show them, e.g. «вт, 12 ноября, 18:00», "Tue 12 November at 18:00". */
export function momentInWords(language: Locale, instant: Date, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  const known = momentFormats.get(key);
  const format =
    known ??
    new Intl.DateTimeFormat(language === 'ru' ? 'ru' : 'en-GB', {
      ...{ weekday: 'short', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
      ...{ hourCycle: 'h23', timeZone },
    });
  if (!known) momentFormats.set(key, format);
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const [weekday = '', day = '', month = ''] = [parts.get('weekday'), parts.get('day'), parts.get('month')];
  const time = `${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`;
  return language === 'ru' ? `${weekday}, ${day} ${month}, ${time}` : `${weekday} ${day} ${month} at ${time}`;
}

/** A name as texts put it. */
export function quoted(language: Locale, name: string): string {
  return language === 'ru' ? `«${name}»` : `“${name}”`;
}

/** Several things, e.g. «A, B и C». */
export function listed(language: Locale, parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return last;
  return `${parts.slice(0, -1).join(', ')}${language === 'ru' ? ' и ' : ' and '}${last}`;
}

/** One of several wordings; the same seed chooses the same one. */
export function varied(wordings: readonly string[], seed: number): string {
  return wordings[Math.abs(seed) % wordings.length] ?? '';
}
