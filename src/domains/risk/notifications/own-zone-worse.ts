import { z } from 'zod';
import { defineNotification, type NotificationWords } from '#kernel/notifications/define-notification.ts';
import type { Locale } from '#kernel/locale.ts';
import { quoted } from '#kernel/words.ts';
import { reasonSchema } from '../contract.ts';
import { reasonToStudent } from '../service/reason-sentence.ts';

const ownZoneFacts = z.object({
  courseId: z.int(),
  courseName: z.string(),
  /** Without figures of the others. */
  reasons: z.array(reasonSchema),
});
type OwnZoneFacts = z.infer<typeof ownZoneFacts>;

/** A student is slipping, told to the student: what is behind and where it says what helps. No zone, no figures of others. */
export const ownZoneWorseKind = defineNotification<OwnZoneFacts>({
  name: 'risk.own_zone_worse',
  facts: ownZoneFacts,
  roles: ['student'],
  title: { ru: 'Пора наверстать', en: 'Time to catch up' },
  about: {
    ru: 'Когда по курсу накопилось отставание: что именно и где посмотреть, с чего начать. Не чаще раза в неделю по одному курсу, если не стало ещё хуже.',
    en: 'When you fall behind in a course: what it is, and where it says how to begin. Once a week for a course at most, unless it gets worse still.',
  },
  channels: ['email', 'telegram'],
  words: (facts, { locale }) => wordsOf(facts, locale),
  example: (locale) => ({
    courseId: 1,
    courseName: locale === 'ru' ? 'Математический анализ' : 'Calculus',
    reasons: [
      { code: 'overdue_share', params: { overdue: 3, due: 7 }, contribution: 0 },
      { code: 'own_inactivity', params: { days: 12 }, contribution: 0 },
    ],
  }),
});

function wordsOf({ courseId, courseName, reasons }: OwnZoneFacts, locale: Locale): NotificationWords {
  const items = reasons.map((reason) => ({ text: reasonToStudent(reason, locale) }));
  const path = `/my/${String(courseId)}`;
  const name = quoted(locale, courseName);
  if (locale === 'ru') {
    return {
      subject: `Курс ${name}: самое время наверстать`,
      paragraphs: [
        `По курсу ${name} вы немного отстали, и сейчас это ещё легко исправить.`,
        'На странице курса видно, что сдать в первую очередь и что это изменит. Если что-то мешает учиться, напишите преподавателю: вместе найти выход проще.',
      ],
      ...(items.length > 0 && { lists: [{ title: 'Что видно по ведомости', items }] }),
      action: { text: 'Посмотреть, с чего начать', path },
    };
  }
  return {
    subject: `${name}: a good time to catch up`,
    paragraphs: [
      `You have fallen a little behind in ${name}, and it is still easy to put right.`,
      'The page of the course shows what to hand in first and what that changes. If something keeps you from studying, write to your teacher: together it is easier to find a way.',
    ],
    ...(items.length > 0 && { lists: [{ title: 'What the gradebook shows', items }] }),
    action: { text: 'See where to begin', path },
  };
}
