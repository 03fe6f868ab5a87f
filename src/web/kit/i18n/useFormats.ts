import { createContext, use, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { browserNow } from '../clock.ts';
import { createFormats, type Formats } from './formats.ts';
import { isLanguage } from './language.ts';

/** What the server says about time: the institution's zone and how far its clock is from the browser's, in ms. */
export interface InstitutionTime {
  readonly timeZone: string;
  readonly clockOffset: number;
}

/** Filled by the shell from the session; before sign-in the browser's own time serves. */
export const InstitutionTimeContext = createContext<InstitutionTime>({
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  clockOffset: 0,
});

/** Writers of numbers and moments for the language on the screen. */
export function useFormats(): Formats {
  const { timeZone, clockOffset } = use(InstitutionTimeContext);
  const { language } = useTranslation().i18n;
  return useMemo(
    () => createFormats(isLanguage(language) ? language : 'ru', timeZone, () => new Date(browserNow() + clockOffset)),
    [language, timeZone, clockOffset],
  );
}
