import { z } from 'zod';
import {
  defineNotification,
  type NotificationItem,
  type NotificationWords,
} from '#kernel/notifications/define-notification.ts';
import type { Locale } from '#kernel/locale.ts';
import { counted } from '#kernel/words.ts';
import { forms, joined } from './parts.ts';

const courseFacts = z.object({
  courseId: z.int(),
  name: z.string(),
  students: z.int(),
  /** In zone C now, and a week before as far as it is known. */
  atRisk: z.int(),
  atRiskBefore: z.int().nullable(),
  /** Whose zone got worse in the week. */
  worse: z.int(),
  deadlines: z.int(),
  waiting: z.int(),
});
const staffFacts = z.object({ courses: z.array(courseFacts).min(1) });
type StaffFacts = z.infer<typeof staffFacts>;

/** So many courses are named, those that want attention most first. */
const mostNamed = 12;

const exampleOf = (locale: Locale): StaffFacts => ({
  courses: [
    {
      ...{ courseId: 1, name: locale === 'ru' ? 'Математический анализ' : 'Calculus', students: 48 },
      ...{ atRisk: 6, atRiskBefore: 4, worse: 3, deadlines: 2, waiting: 5 },
    },
    {
      ...{ courseId: 2, name: locale === 'ru' ? 'Алгебра' : 'Algebra', students: 51 },
      ...{ atRisk: 2, atRiskBefore: 2, worse: 0, deadlines: 1, waiting: 0 },
    },
  ],
});

/** A teacher's week: how the courses go, without names of students. */
export const teacherKind = defineNotification<StaffFacts>({
  name: 'digests.teacher',
  facts: staffFacts,
  roles: ['teacher'],
  title: { ru: 'Неделя преподавателя', en: 'The week of a teacher' },
  about: {
    ru: 'Раз в неделю: сколько студентов ваших курсов в зоне C, у скольких стало хуже, какие сроки впереди и сколько рекомендаций ждут решения.',
    en: 'Once a week: how many students of your courses are in zone C, how many slipped, which deadlines come, and how much advice waits for you.',
  },
  channels: ['email'],
  words: (facts, { locale }) =>
    locale === 'ru'
      ? wordsOf(facts, locale, 'Ваши курсы за неделю', { text: 'Открыть курсы', path: '/courses' })
      : wordsOf(facts, locale, 'Your courses this week', { text: 'Open the courses', path: '/courses' }),
  example: exampleOf,
});

/** A programme head's week: how the courses of the programmes go. */
export const headKind = defineNotification<StaffFacts>({
  name: 'digests.head',
  facts: staffFacts,
  roles: ['head'],
  title: { ru: 'Неделя руководителя программы', en: 'The week of a programme head' },
  about: {
    ru: 'Раз в неделю: курсы ваших программ, начиная с тех, которым нужно внимание.',
    en: 'Once a week: the courses of your programmes, those that want attention first.',
  },
  channels: ['email'],
  words: (facts, { locale }) =>
    locale === 'ru'
      ? wordsOf(facts, locale, 'Курсы программы за неделю', { text: 'Открыть обзор курсов', path: '/courses/health' })
      : wordsOf(facts, locale, 'Courses of the programme this week', {
          text: 'Open the overview',
          path: '/courses/health',
        }),
  example: exampleOf,
});

function wordsOf(
  { courses }: StaffFacts,
  locale: Locale,
  title: string,
  action: NonNullable<NotificationWords['action']>,
): NotificationWords {
  const sum = (of: (course: StaffFacts['courses'][number]) => number): number =>
    courses.reduce((total, course) => total + of(course), 0);
  const number = counted(locale, courses.length, forms.courses[locale]);
  const [worse, atRisk] = [String(sum((course) => course.worse)), String(sum((course) => course.atRisk))];
  const more = courses.length - mostNamed;
  const isRussian = locale === 'ru';
  return {
    subject: isRussian ? `${title}: хуже стало у ${worse}` : `${title}: ${worse} slipped`,
    paragraphs: [
      isRussian
        ? `${number}. В зоне C студентов: ${atRisk}; за неделю перешли в худшую зону: ${worse}.`
        : `${number}. Students in zone C: ${atRisk}; moved to a worse zone in the week: ${worse}.`,
      ...(more > 0
        ? [
            isRussian
              ? `Ниже — ${String(mostNamed)} курсов, которым внимание нужнее всего.`
              : `Below are the ${String(mostNamed)} courses that want attention most.`,
          ]
        : []),
    ],
    lists: [{ items: courses.slice(0, mostNamed).map((course) => itemOf(course, locale)) }],
    action,
  };
}

function itemOf(course: StaffFacts['courses'][number], locale: Locale): NotificationItem {
  const { courseId, name, atRisk, atRiskBefore, worse, deadlines, waiting } = course;
  const students = counted(locale, course.students, forms.students[locale]);
  const due = counted(locale, deadlines, forms.deadlines[locale]);
  const drafts = counted(locale, waiting, forms.drafts[locale]);
  const detail =
    locale === 'ru'
      ? joined([
          students,
          `в зоне C — ${String(atRisk)}${atRiskBefore === null ? '' : ` (неделю назад — ${String(atRiskBefore)})`}`,
          worse > 0 && `хуже стало у ${String(worse)}`,
          deadlines > 0 && `на неделе ${due}`,
          waiting > 0 && `ждут решения: ${drafts}`,
        ])
      : joined([
          students,
          `${String(atRisk)} in zone C${atRiskBefore === null ? '' : ` (a week ago ${String(atRiskBefore)})`}`,
          worse > 0 && `${String(worse)} slipped`,
          deadlines > 0 && `${due} this week`,
          waiting > 0 && `${drafts} waiting`,
        ]);
  return { text: name, detail, path: `/courses/${String(courseId)}` };
}
