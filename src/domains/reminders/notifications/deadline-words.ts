import type { NotificationItem, NotificationWords } from '#kernel/notifications/define-notification.ts';
import { counted, momentInWords, quoted, type Forms } from '#kernel/words.ts';

/** A deadline as texts name it. */
interface NamedDeadline {
  readonly courseId: number;
  readonly courseName: string;
  readonly name: string;
  /** ISO 8601. */
  readonly dueAt: string;
}

type Language = 'ru' | 'en';

/** So many are named; of the others it is said how many there are. */
const mostNamed = 12;

const works: Readonly<Record<Language, Forms>> = {
  ru: { one: 'работа', few: 'работы', many: 'работ', other: 'работы' },
  en: { one: 'piece of work', other: 'pieces of work' },
};

/** What is said of deadlines ahead, by date. */
export function deadlineWords(
  deadlines: readonly NamedDeadline[],
  language: Language,
  timeZone: string,
): NotificationWords {
  const [first] = deadlines;
  const when = first ? momentInWords(language, new Date(first.dueAt), timeZone) : '';
  const number = counted(language, deadlines.length, works[language]);
  const one = quoted(language, first?.name ?? '');
  if (language === 'ru') {
    return {
      subject: deadlines.length === 1 ? `Срок ${one} — ${when}` : `Скоро срок: ${number}, первая — ${when}`,
      paragraphs: ['Напоминаем о том, что ещё не сдано и скоро понадобится.', moreIn(deadlines, language)].filter(
        Boolean,
      ),
      lists: listsOf(deadlines, language, timeZone),
      action: actionOf(deadlines, 'Открыть курс', 'Открыть мои курсы'),
    };
  }
  return {
    subject: deadlines.length === 1 ? `${one} is due ${when}` : `Due soon: ${number}, the first ${when}`,
    paragraphs: ['A reminder of what is not handed in yet and due soon.', moreIn(deadlines, language)].filter(Boolean),
    lists: listsOf(deadlines, language, timeZone),
    action: actionOf(deadlines, 'Open the course', 'Open my courses'),
  };
}

/** What is said of deadlines that have passed, by date. */
export function overdueWords(
  deadlines: readonly NamedDeadline[],
  language: Language,
  timeZone: string,
): NotificationWords {
  const number = counted(language, deadlines.length, works[language]);
  const one = quoted(language, deadlines[0]?.name ?? '');
  if (language === 'ru') {
    return {
      subject: deadlines.length === 1 ? `Срок прошёл: ${one}` : `Срок прошёл: ${number}`,
      paragraphs: [
        'В ведомости пока нет того, чему вышел срок. Узнайте у преподавателя, до какого дня ещё можно сдать, и начните с того, что короче.',
        'Если вы всё сдали, ничего делать не нужно: отметка появится с новой ведомостью.',
        moreIn(deadlines, language),
      ].filter(Boolean),
      lists: listsOf(deadlines, language, timeZone),
      action: actionOf(deadlines, 'Открыть курс', 'Открыть мои курсы'),
    };
  }
  return {
    subject: deadlines.length === 1 ? `The deadline has passed: ${one}` : `The deadline has passed: ${number}`,
    paragraphs: [
      'The gradebook does not have this yet, and its deadline has passed. Ask your teacher until when it is still taken, and begin with the shortest.',
      'If you have handed it in, there is nothing to do: it will show with the next gradebook.',
      moreIn(deadlines, language),
    ].filter(Boolean),
    lists: listsOf(deadlines, language, timeZone),
    action: actionOf(deadlines, 'Open the course', 'Open my courses'),
  };
}

function moreIn(deadlines: readonly unknown[], language: Language): string {
  const more = deadlines.length - mostNamed;
  if (more <= 0) return '';
  const number = counted(language, more, works[language]);
  return language === 'ru'
    ? `Ниже — первые ${String(mostNamed)}, ещё ${number} — на странице.`
    : `The first ${String(mostNamed)} are below; ${number} more on the page.`;
}

function listsOf(
  deadlines: readonly NamedDeadline[],
  language: Language,
  timeZone: string,
): NonNullable<NotificationWords['lists']> {
  const byCourse = Map.groupBy(deadlines.slice(0, mostNamed), ({ courseId }) => courseId);
  return [...byCourse.values()].map((ofCourse) => ({
    title: ofCourse[0]?.courseName ?? '',
    items: ofCourse.map(({ courseId, name, dueAt }): NotificationItem => {
      const when = momentInWords(language, new Date(dueAt), timeZone);
      return {
        text: name,
        detail: language === 'ru' ? `срок: ${when}` : `due ${when}`,
        path: `/my/${String(courseId)}`,
      };
    }),
  }));
}

function actionOf(deadlines: readonly NamedDeadline[], one: string, several: string): { text: string; path: string } {
  const courses = new Set(deadlines.map(({ courseId }) => courseId));
  const [only] = courses;
  return courses.size === 1 && only !== undefined
    ? { text: one, path: `/my/${String(only)}` }
    : { text: several, path: '/my' };
}
