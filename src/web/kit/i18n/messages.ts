import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n, type Language } from './language.ts';

/** A phrase that depends on a number, by the plural forms of its language; `{{count}}` is the number. */
export type RussianPlural = {
  readonly one: string;
  readonly few: string;
  readonly many: string;
};
export type EnglishPlural = {
  readonly one: string;
  readonly other: string;
};

/** One phrase in both languages, side by side. `{{name}}` stands for a parameter. */
export interface Phrase {
  readonly ru: string | RussianPlural;
  readonly en: string | EnglishPlural;
}

export interface Messages<Key extends string> {
  readonly namespace: string;
  readonly phrases: Readonly<Record<Key, Phrase>>;
}

export type Parameters = Readonly<Record<string, string | number>>;
export type Translate<Key extends string> = (key: Key, parameters?: Parameters) => string;

/**
 * Declares the phrases of one part of the interface and makes them available in both languages.
 *
 * @param namespace the part's name, unique among all catalogues
 */
export function defineMessages<Key extends string>(
  namespace: string,
  phrases: Readonly<Record<Key, Phrase>>,
): Messages<Key> {
  for (const language of ['ru', 'en'] as const) {
    i18n.addResourceBundle(language, namespace, catalogueOf(phrases, language), true, true);
  }
  return { namespace, phrases };
}

/** The phrases of a catalogue, in the language on the screen. */
export function useMessages<Key extends string>(messages: Messages<Key>): Translate<Key> {
  // Subscribes the component to changes of the language.
  const { i18n: shown } = useTranslation();
  const { namespace } = messages;
  return useMemo(() => translator(namespace, shown.language), [namespace, shown.language]);
}

/** The same outside components, in a given language. */
export function translate<Key extends string>(messages: Messages<Key>, language: Language): Translate<Key> {
  return translator(messages.namespace, language);
}

function translator<Key extends string>(namespace: string, language: string): Translate<Key> {
  return (key, parameters) => say(key, { lng: language, ns: namespace, ...parameters });
}

/** The catalogues are typed here, key by key, so i18next's own typing of keys is set aside. */
const say: (key: string, options: Readonly<Record<string, string | number>>) => string = i18n.t;

/** i18next finds plural forms under `key_one`, `key_few`…; a fraction takes `other`, in Russian the form of "few" (2,5 дня). */
function catalogueOf(phrases: Readonly<Record<string, Phrase>>, language: Language): Record<string, string> {
  const catalogue: Record<string, string> = {};
  for (const [key, phrase] of Object.entries(phrases)) {
    const text = phrase[language];
    if (typeof text === 'string') {
      catalogue[key] = text;
      continue;
    }
    for (const [form, words] of Object.entries(text)) catalogue[`${key}_${form}`] = words;
    if ('few' in text) catalogue[`${key}_other`] = text.few;
  }
  return catalogue;
}

/** Ready-made sentences of a domain in i18next's own format (plural forms as suffixes of the keys). */
export interface Sentences {
  readonly namespace: string;
}

/** Makes the sentences of a `*.messages.ts` available to the pages. */
export function defineSentences(
  namespace: string,
  catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>>,
): Sentences {
  for (const language of ['ru', 'en'] as const) i18n.addResourceBundle(language, namespace, catalogues[language]);
  return { namespace };
}

/** The sentences in the language on the screen. */
export function useSentences({ namespace }: Sentences): Translate<string> {
  const { i18n: shown } = useTranslation();
  return useMemo(() => translator(namespace, shown.language), [namespace, shown.language]);
}
