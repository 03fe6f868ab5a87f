import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'pulse.language';

/** The catalogues' home. Messages are added as the pages that need them load (see messages.ts). */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: rememberedLanguage() ?? 'ru',
  fallbackLng: false,
  supportedLngs: languages,
  initAsync: false,
  // Keys are whole phrases' names and namespaces are given by useMessages, so "." and ":" mean nothing special.
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

/** Guards a value from outside (profile, storage). */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The language on the screen now. */
export function currentLanguage(): Language {
  return isLanguage(i18n.language) ? i18n.language : 'ru';
}

/** Shows the interface in `language`. */
export function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  if (i18n.language !== language) void i18n.changeLanguage(language);
}

/** Shows the language that somebody chose, now and at the next visit from this browser. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  showLanguage(language);
}

/** The language chosen earlier in this browser, if any. */
export function rememberedLanguage(): Language | undefined {
  // Unit tests read the catalogues outside a browser.
  const remembered = typeof localStorage === 'undefined' ? undefined : localStorage.getItem(storageKey);
  return isLanguage(remembered) ? remembered : undefined;
}
