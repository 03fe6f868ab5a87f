import { z } from 'zod';
import { defineNotification, type NotificationWords } from '#kernel/notifications/define-notification.ts';
import type { Locale } from '#kernel/locale.ts';
import { counted, grouped, listed, quoted, type Forms } from '#kernel/words.ts';

const finishedFacts = z.object({
  importId: z.uuid(),
  file: z.string(),
  courses: z.array(z.string()),
  students: z.int(),
  /** Cells. */
  added: z.int(),
  changed: z.int(),
  /** What the file has that was not stored as it stands, e.g. rows that were left out. */
  warnings: z.int(),
});
type FinishedFacts = z.infer<typeof finishedFacts>;

const students: Readonly<Record<Locale, Forms>> = {
  ru: { one: 'студент', few: 'студента', many: 'студентов', other: 'студента' },
  en: { one: 'student', other: 'students' },
};
const warnings: Readonly<Record<Locale, Forms>> = {
  ru: { one: 'предупреждение', few: 'предупреждения', many: 'предупреждений', other: 'предупреждения' },
  en: { one: 'warning', other: 'warnings' },
};
/** So many courses are named. */
const mostCourses = 5;

/** A file is stored, told to who uploaded it and has gone meanwhile. */
export const finishedKind = defineNotification<FinishedFacts>({
  name: 'imports.finished',
  facts: finishedFacts,
  roles: ['operator', 'administrator'],
  title: { ru: 'Файл загружен', en: 'A file is imported' },
  about: {
    ru: 'Файл, который вы загрузили, сохранён: что изменилось и что пропущено. Приходит, если загрузка шла дольше минуты.',
    en: 'A file that you uploaded is stored: what has changed, and what was left out. Comes when it took longer than a minute.',
  },
  channels: ['email'],
  words: (facts, { locale }) => wordsOf(facts, locale),
  example: (locale) => ({
    importId: '00000000-0000-4000-8000-000000000001',
    file: locale === 'ru' ? 'ведомость.xlsx' : 'gradebook.xlsx',
    courses: locale === 'ru' ? ['Математический анализ', 'Алгебра'] : ['Calculus', 'Algebra'],
    ...{ students: 124, added: 310, changed: 12, warnings: 2 },
  }),
});

function wordsOf(facts: FinishedFacts, locale: Locale): NotificationWords {
  const { importId, file, added, changed } = facts;
  const more = facts.courses.length - mostCourses;
  const named = facts.courses.slice(0, mostCourses).map((name) => quoted(locale, name));
  const number = counted(locale, facts.students, students[locale]);
  const noted = counted(locale, facts.warnings, warnings[locale]);
  const path = `/imports/${importId}`;
  if (locale === 'ru') {
    const courses = listed(locale, [...named, ...(more > 0 ? [`ещё ${String(more)}`] : [])]);
    return {
      subject: `Файл ${quoted(locale, file)} загружен`,
      paragraphs: [
        added + changed === 0
          ? 'Файл сохранён, нового по сравнению с тем, что уже известно, в нём нет.'
          : `Файл сохранён: новых ячеек — ${grouped(locale, added)}, изменённых — ${grouped(locale, changed)}.`,
        ...(facts.courses.length > 0 ? [`Курсы: ${courses}. В файле ${number}.`] : []),
        ...(facts.warnings > 0 ? [`Есть ${noted}: посмотрите, что пропущено.`] : []),
      ],
      action: { text: 'Открыть загрузку', path },
    };
  }
  const courses = listed(locale, [...named, ...(more > 0 ? [`${String(more)} more`] : [])]);
  return {
    subject: `${quoted(locale, file)} is imported`,
    paragraphs: [
      added + changed === 0
        ? 'The file is stored; it has nothing new compared with what was known.'
        : `The file is stored: ${grouped(locale, added)} new cells, ${grouped(locale, changed)} changed.`,
      ...(facts.courses.length > 0 ? [`Courses: ${courses}. The file has ${number}.`] : []),
      ...(facts.warnings > 0 ? [`There is more to see: ${noted}, about what was left out.`] : []),
    ],
    action: { text: 'Open the import', path },
  };
}
