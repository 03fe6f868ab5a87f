import { z } from 'zod';
import { defineNotification, type NotificationWords } from '#kernel/notifications/define-notification.ts';
import type { Locale } from '#kernel/locale.ts';
import { counted, momentInWords } from '#kernel/words.ts';
import { forms, joined } from './parts.ts';

const studentFacts = z.object({
  courses: z
    .array(
      z.object({
        courseId: z.int(),
        name: z.string(),
        /** In the last week. */
        done: z.int(),
        completionPct: z.number().nullable(),
        overdue: z.int(),
        /** Of the next week. */
        deadlines: z.int(),
        /** The first of them. */
        named: z.array(z.object({ name: z.string(), dueAt: z.iso.datetime() })),
      }),
    )
    .min(1),
});
export type StudentFacts = z.infer<typeof studentFacts>;

/** A student's week: what was done, what comes. */
export const studentKind = defineNotification<StudentFacts>({
  name: 'digests.student',
  facts: studentFacts,
  roles: ['student'],
  title: { ru: 'Неделя студента', en: 'The week of a student' },
  about: {
    ru: 'Раз в неделю: что вы сдали, какие сроки впереди и что ещё можно наверстать.',
    en: 'Once a week: what you have handed in, which deadlines come, and what can still be caught up on.',
  },
  channels: ['email'],
  words: (facts, { locale, timeZone }) => wordsOf(facts, locale, timeZone),
  example: (locale) => ({
    courses: [
      {
        ...{ courseId: 1, name: locale === 'ru' ? 'Математический анализ' : 'Calculus' },
        ...{ done: 2, completionPct: 58.3, overdue: 1, deadlines: 1 },
        named: [{ name: locale === 'ru' ? 'Контрольная работа 2' : 'Test 2', dueAt: '2026-11-12T15:00:00.000Z' }],
      },
    ],
  }),
});

function wordsOf({ courses }: StudentFacts, locale: Locale, timeZone: string): NotificationWords {
  const isRussian = locale === 'ru';
  const sum = (of: (course: StudentFacts['courses'][number]) => number): number =>
    courses.reduce((total, course) => total + of(course), 0);
  const works = counted(
    locale,
    sum(({ done }) => done),
    forms.works[locale],
  );
  const deadlines = counted(
    locale,
    sum((course) => course.deadlines),
    forms.deadlines[locale],
  );
  const lists = courses.map((course) => ({ title: course.name, items: itemsOf(course, locale, timeZone) }));
  if (isRussian) {
    return {
      subject: `Ваша неделя: впереди ${deadlines}`,
      paragraphs: [`За прошедшую неделю сдано: ${works}. На этой неделе — ${deadlines}.`],
      lists,
      action: { text: 'Открыть мои курсы', path: '/my' },
    };
  }
  return {
    subject: `Your week: ${deadlines} ahead`,
    paragraphs: [`Handed in last week: ${works}. This week: ${deadlines}.`],
    lists,
    action: { text: 'Open my courses', path: '/my' },
  };
}

function itemsOf(course: StudentFacts['courses'][number], locale: Locale, timeZone: string) {
  const { courseId, done, overdue, completionPct, named, deadlines } = course;
  const path = `/my/${String(courseId)}`;
  const isRussian = locale === 'ru';
  const pct = completionPct === null ? null : String(Math.round(completionPct));
  const standing = isRussian
    ? joined([
        pct !== null && `выполнено ${pct} % курса`,
        done > 0 && `за неделю — ${String(done)}`,
        overdue > 0 && `просрочено — ${String(overdue)}`,
      ])
    : joined([
        pct !== null && `${pct}% of the course done`,
        done > 0 && `${String(done)} last week`,
        overdue > 0 && `${String(overdue)} overdue`,
      ]);
  const more = deadlines - named.length;
  return [
    { text: isRussian ? 'Как идёт курс' : 'How it goes', detail: standing, path },
    ...named.map(({ name, dueAt }) => {
      const when = momentInWords(locale, new Date(dueAt), timeZone);
      return { text: name, detail: isRussian ? `срок: ${when}` : `due ${when}`, path };
    }),
    ...(more > 0 ? [{ text: isRussian ? `И ещё: ${String(more)}` : `And ${String(more)} more`, path }] : []),
  ];
}
