import { z } from 'zod';
import { defineNotification, type NotificationWords } from '#kernel/notifications/define-notification.ts';
import type { Locale } from '#kernel/locale.ts';
import { counted, quoted, type Forms } from '#kernel/words.ts';

const ratedLowFacts = z.object({
  courseId: z.int(),
  courseName: z.string(),
  recommendationId: z.uuid(),
  studentId: z.int(),
  studentName: z.string(),
  stars: z.int().min(1).max(5),
  /** Empty: the student wrote nothing. */
  comment: z.string(),
});
type RatedLowFacts = z.infer<typeof ratedLowFacts>;

const stars: Readonly<Record<Locale, Forms>> = {
  ru: { one: 'звезда', few: 'звезды', many: 'звёзд', other: 'звезды' },
  en: { one: 'star', other: 'stars' },
};

/** Advice that its student has rated low and so brought back, told to the teachers of the course. */
export const ratedLowKind = defineNotification<RatedLowFacts>({
  name: 'recommendations.rated_low',
  facts: ratedLowFacts,
  roles: ['teacher'],
  title: { ru: 'Рекомендация не помогла', en: 'Advice that did not help' },
  about: {
    ru: 'Студент поставил рекомендации одну или две звезды: она вернулась к вам и студенту не показывается.',
    en: 'A student gave advice one or two stars: it is back with you and not shown to the student.',
  },
  channels: ['email'],
  words: (facts, { locale }) => wordsOf(facts, locale),
  example: (locale) => ({
    courseId: 1,
    courseName: locale === 'ru' ? 'Математический анализ' : 'Calculus',
    recommendationId: '00000000-0000-4000-8000-000000000001',
    studentId: 1,
    studentName: locale === 'ru' ? 'Белова Анна' : 'Anna Belova',
    stars: 2,
    comment: locale === 'ru' ? 'Этот тест я уже сдала' : 'I have handed in this test already',
  }),
});

function wordsOf(facts: RatedLowFacts, locale: Locale): NotificationWords {
  const { courseId, courseName, studentId, studentName, comment } = facts;
  const number = counted(locale, facts.stars, stars[locale]);
  const name = quoted(locale, courseName);
  const path = `/advice?courseId=${String(courseId)}`;
  const student = { text: studentName, path: `/courses/${String(courseId)}/students/${String(studentId)}` };
  if (locale === 'ru') {
    return {
      subject: `${studentName}: рекомендация не помогла`,
      paragraphs: [
        `Рекомендация по курсу ${name} получила низкую оценку и снова ждёт вашего решения. Студент её пока не видит.`,
        comment === '' ? 'Комментария студент не оставил.' : `Комментарий: ${quoted(locale, comment)}.`,
      ],
      lists: [{ items: [{ ...student, detail: `оценка — ${number} из 5` }] }],
      action: { text: 'Открыть рекомендации курса', path },
    };
  }
  return {
    subject: `${studentName}: the advice did not help`,
    paragraphs: [
      `Advice in ${name} was rated low and waits for your decision again. The student does not see it meanwhile.`,
      comment === '' ? 'The student left no comment.' : `Comment: ${quoted(locale, comment)}.`,
    ],
    lists: [{ items: [{ ...student, detail: `${number} of 5` }] }],
    action: { text: 'Open the advice of the course', path },
  };
}
