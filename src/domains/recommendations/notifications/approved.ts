import { z } from 'zod';
import { defineNotification, type NotificationWords } from '#kernel/notifications/define-notification.ts';
import type { Locale } from '#kernel/locale.ts';
import { quoted } from '#kernel/words.ts';
import { listStillApproved } from '../store/tell.ts';

const approvedFacts = z.object({
  courseId: z.int(),
  courseName: z.string(),
  recommendationId: z.uuid(),
  /** Plain text, as the teacher has approved it. */
  items: z.array(z.string()).min(1),
});
type ApprovedFacts = z.infer<typeof approvedFacts>;

/** Advice that a teacher has approved, told to its student. */
export const approvedKind = defineNotification<ApprovedFacts>({
  name: 'recommendations.approved',
  facts: approvedFacts,
  roles: ['student'],
  title: { ru: 'Совет преподавателя', en: 'Advice from your teacher' },
  about: {
    ru: 'Преподаватель проверил и одобрил рекомендации для вас: что сделать по курсу.',
    en: 'Your teacher has checked and approved advice for you: what to do in a course.',
  },
  channels: ['email', 'telegram'],
  words: (facts, { locale }) => wordsOf(facts, locale),
  example: (locale) => ({
    courseId: 1,
    courseName: locale === 'ru' ? 'Математический анализ' : 'Calculus',
    recommendationId: '00000000-0000-4000-8000-000000000001',
    items:
      locale === 'ru'
        ? ['Сдайте «Контрольную работу 2» до 12 ноября.', 'Повторите тему «Ряды»: в тестах по ней ошибок больше всего.']
        : ['Hand in “Test 2” by 12 November.', 'Go through “Series” again: most mistakes in the tests are there.'],
  }),
  stillHolds: async (raised) => {
    const approved = await listStillApproved(raised.map(({ facts }) => facts.recommendationId));
    return new Set(raised.flatMap(({ id, facts }) => (approved.has(facts.recommendationId) ? [id] : [])));
  },
});

function wordsOf({ courseId, courseName, items }: ApprovedFacts, locale: Locale): NotificationWords {
  const name = quoted(locale, courseName);
  const path = `/my/${String(courseId)}`;
  const lists = [{ items: items.map((text) => ({ text })) }];
  if (locale === 'ru') {
    return {
      subject: `Рекомендации по курсу ${name}`,
      paragraphs: [`Преподаватель курса ${name} проверил рекомендации для вас. Начните с первой.`],
      lists,
      action: { text: 'Открыть рекомендации', path },
    };
  }
  return {
    subject: `Advice on ${name}`,
    paragraphs: [`The teacher of ${name} has checked this advice for you. Begin with the first.`],
    lists,
    action: { text: 'Open the advice', path },
  };
}
