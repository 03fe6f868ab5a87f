import { z } from 'zod';
import { defineNotification, type NotificationWords } from '#kernel/notifications/define-notification.ts';
import type { Locale } from '#kernel/locale.ts';
import { counted, quoted, type Forms } from '#kernel/words.ts';
import { reasonSchema, zones } from '../contract.ts';
import { reasonSentence } from '../service/reason-sentence.ts';

const zoneWorseFacts = z.object({
  courseId: z.int(),
  courseName: z.string(),
  /** The worst first. */
  students: z
    .array(
      z.object({
        studentId: z.int(),
        name: z.string(),
        before: z.enum(zones),
        zone: z.enum(zones),
        reasons: z.array(reasonSchema),
      }),
    )
    .min(1),
});
type ZoneWorseFacts = z.infer<typeof zoneWorseFacts>;

/** So many students are named; of the others it is said how many there are. */
const mostNamed = 15;

/** Of whom: «у 3 студентов». */
const students: Readonly<Record<Locale, Forms>> = {
  ru: { one: 'студента', few: 'студентов', many: 'студентов', other: 'студента' },
  en: { one: 'student', other: 'students' },
};

/** Students of a course whose zone got worse, told to its teachers: one notification for a recomputation. */
export const zoneWorseKind = defineNotification<ZoneWorseFacts>({
  name: 'risk.zone_worse',
  facts: zoneWorseFacts,
  roles: ['teacher'],
  title: { ru: 'Студенту стало труднее', en: 'A student is slipping' },
  about: {
    ru: 'Студенты вашего курса перешли в худшую зону: кто и почему. Об одном студенте — не чаще раза в неделю, если не стало ещё хуже.',
    en: 'Students of your course moved to a worse zone: who, and why. Of one student once a week at most, unless it gets worse still.',
  },
  channels: ['email'],
  words: (facts, { locale }) => wordsOf(facts, locale),
  example: exampleOf,
});

function wordsOf(facts: ZoneWorseFacts, locale: Locale): NotificationWords {
  const { courseId, courseName } = facts;
  const number = counted(locale, facts.students.length, students[locale]);
  const more = facts.students.length - mostNamed;
  const items = facts.students.slice(0, mostNamed).map(({ studentId, name, before, zone, reasons }) => {
    const why = reasons.map((reason) => reasonSentence(reason, locale)).join('. ');
    const moved = locale === 'ru' ? `из зоны ${before} в зону ${zone}` : `from zone ${before} to zone ${zone}`;
    return {
      text: name,
      detail: why === '' ? moved : `${moved}. ${why}`,
      path: `/courses/${String(courseId)}/students/${String(studentId)}`,
    };
  });
  if (locale === 'ru') {
    return {
      subject: `${quoted(locale, courseName)}: хуже стало у ${number}`,
      paragraphs: [
        'По новым данным курса эти студенты перешли в худшую зону. Короткий разговор сейчас обычно помогает больше, чем пересдача потом.',
        ...(more > 0 ? [`Ниже — первые ${String(mostNamed)}, остальные — на странице курса.`] : []),
      ],
      lists: [{ items }],
      action: { text: 'Открыть курс', path: `/courses/${String(courseId)}` },
    };
  }
  return {
    subject: `${quoted(locale, courseName)}: ${number} slipping`,
    paragraphs: [
      'By the newest data of the course these students moved to a worse zone. A short talk now usually helps more than a retake later.',
      ...(more > 0 ? [`The first ${String(mostNamed)} are below, the others on the page of the course.`] : []),
    ],
    lists: [{ items }],
    action: { text: 'Open the course', path: `/courses/${String(courseId)}` },
  };
}

function exampleOf(locale: Locale): ZoneWorseFacts {
  const isRussian = locale === 'ru';
  return {
    courseId: 1,
    courseName: isRussian ? 'Математический анализ' : 'Calculus',
    students: [
      {
        ...{ studentId: 1, name: isRussian ? 'Белова Анна' : 'Anna Belova', before: 'B', zone: 'C' },
        reasons: [
          { code: 'overdue_share', params: { overdue: 5, due: 9 }, contribution: 20 },
          { code: 'own_inactivity', params: { days: 12 }, contribution: 5 },
        ],
      },
      {
        ...{ studentId: 2, name: isRussian ? 'Громов Пётр' : 'Peter Gromov', before: 'A', zone: 'B' },
        reasons: [{ code: 'on_time_low', params: { late: 4, due: 9 }, contribution: 10 }],
      },
    ],
  };
}
