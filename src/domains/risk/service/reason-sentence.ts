import { createInstance } from 'i18next';
import type { Locale } from '#kernel/locale.ts';
import type { Reason } from '../contract.ts';
import { reasonMessage, reasonsOfStudent, reasonsToStudent } from '../reasons.messages.ts';

const sentences = createInstance();
void sentences.init({
  initAsync: false,
  interpolation: { escapeValue: false },
  ns: ['staff', 'student'],
  resources: {
    ru: { staff: reasonsOfStudent.ru, student: reasonsToStudent.ru },
    en: { staff: reasonsOfStudent.en, student: reasonsToStudent.en },
  },
});

/** A reason in words for the staff, e.g. «Просрочено 5 элементов курса из 12 с наступившим сроком». */
export function reasonSentence(reason: Reason, locale: Locale): string {
  const { key, values } = reasonMessage(reason);
  return sentences.t(key, { ...values, lng: locale, ns: 'staff' });
}

/** A reason in words to the student, e.g. «У вас просрочено 5 элементов курса из 12 с наступившим сроком». */
export function reasonToStudent(reason: Reason, locale: Locale): string {
  const { key, values } = reasonMessage(reason);
  return sentences.t(key, { ...values, lng: locale, ns: 'student' });
}
