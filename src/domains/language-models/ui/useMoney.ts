import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LanguageModels } from '../contract.ts';

/** Writes sums of money in the language on the screen; small ones with more digits, as a call costs kopecks. */
export function useMoney(currency: LanguageModels['currency']): (value: number) => string {
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : 'ru-RU';
    const format = (digits: number) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: digits });
    const [usual, small] = [format(2), format(4)];
    return (value) => (value !== 0 && value < 1 ? small : usual).format(value);
  }, [language, currency]);
}
