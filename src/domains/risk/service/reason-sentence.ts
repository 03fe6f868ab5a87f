import { createInstance } from 'i18next';
import type { Locale } from '#kernel/locale.ts';
import type { Reason } from '../contract.ts';
import { reasonMessage, reasonsOfStudent } from '../reasons.messages.ts';

const sentences = createInstance();
void sentences.init({
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: { ru: { translation: reasonsOfStudent.ru }, en: { translation: reasonsOfStudent.en } },
});

/** A reason in words for the staff, e.g. «Просрочено 5 элементов курса из 12 с наступившим сроком». */
export function reasonSentence(reason: Reason, locale: Locale): string {
  const { key, values } = reasonMessage(reason);
  return sentences.t(key, { ...values, lng: locale });
}
