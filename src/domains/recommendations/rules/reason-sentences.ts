import type { ReasonFact } from '../facts/contract.ts';
import { counted, type Forms } from '#kernel/words.ts';

type Locale = 'ru' | 'en';
type Sentence = (values: Readonly<Record<string, number>>) => string | null;

const things: Record<Locale, Forms> = {
  ru: { one: 'элемент курса', few: 'элемента курса', many: 'элементов курса', other: 'элемента курса' },
  en: { one: 'activity', other: 'activities' },
};
const weeks: Record<Locale, Forms> = {
  ru: { one: 'недели', few: 'недель', many: 'недель', other: 'недели' },
  en: { one: 'week', other: 'weeks' },
};
const deadlines: Record<Locale, Forms> = {
  ru: { one: 'срок', few: 'срока', many: 'сроков', other: 'срока' },
  en: { one: 'deadline', other: 'deadlines' },
};
const isOne = (value: number): boolean => value % 10 === 1 && value % 100 !== 11;
const weeksAgo: Record<Locale, (value: number) => string> = {
  ru: (value) => (value === 1 ? 'недели' : counted('ru', value, weeks.ru)),
  en: (value) => (value === 1 ? 'a week' : counted('en', value, weeks.en)),
};
const num = (value: number | undefined): string => String(value ?? 0);
const positive = (value: number | undefined, sentence: (value: number) => string): string | null =>
  value === undefined || value === 0 ? null : sentence(value);

/** What speaks against the student, said to the student; what is not here is told by what is to be done. */
const against: Readonly<Record<Locale, Readonly<Record<string, Sentence>>>> = {
  ru: {
    overdue_share: ({ overdue, due }) =>
      positive(
        overdue,
        (value) =>
          `${isOne(value) ? 'Просрочен' : 'Просрочено'} ${counted('ru', value, things.ru)} из ${num(due)} с наступившим сроком.`,
      ),
    completion_behind: ({ pct, expected }) =>
      `Выполнено ${num(pct)} % курса, а срок наступил уже для ${num(expected)} %.`,
    own_completion: ({ pct }) => `Пока выполнено ${num(pct)} % курса.`,
    own_attendance: ({ pct }) => `Посещаемость пока ${num(pct)} %.`,
    failed_tests: ({ count, done }) =>
      positive(
        count,
        (value) => `Ниже проходного балла — ${counted('ru', value, things.ru)} из ${num(done)} выполненных.`,
      ),
    own_inactivity: ({ weeks: value }) =>
      positive(value, (number) => `Последняя активность была больше ${weeksAgo.ru(number)} назад.`),
    own_silent_since: ({ weeks: value }) =>
      positive(value, (number) => `Последняя работа сдана больше ${weeksAgo.ru(number)} назад.`),
    own_no_activity: () => 'Активности в курсе пока не было.',
    own_nothing_handed_in: () => 'Пока ничего не сдано — самое время начать.',
    on_time_low: ({ late, due }) =>
      positive(late, (value) => `Сдано с опозданием: ${num(value)} из ${num(due)} с наступившим сроком.`),
    own_days_late: () => 'Работы в среднем сдаются позже срока.',
    pace_dropped: () => 'В последние две недели темп снизился.',
    own_pace: () => 'В последние две недели выполнено немного.',
    own_missed_in_a_row: ({ count }) =>
      positive(count, (value) => `Подряд пропущено: ${counted('ru', value, deadlines.ru)}.`),
    own_mean_score: ({ score, overdueNow = 0 }) =>
      `Средний балл${overdueNow > 0 ? ' с учётом просроченного' : ''} — ${num(score)} %.`,
    own_lowest_score: ({ score }) => `Самый низкий результат — ${num(score)} %.`,
    own_last_score: ({ score }) => `Последний результат — ${num(score)} %.`,
  },
  en: {
    overdue_share: ({ overdue, due }) =>
      positive(overdue, (value) => `Overdue: ${counted('en', value, things.en)} of ${num(due)} due.`),
    completion_behind: ({ pct, expected }) =>
      `You have completed ${num(pct)}% of the course, while ${num(expected)}% is already due.`,
    own_completion: ({ pct }) => `So far you have completed ${num(pct)}% of the course.`,
    own_attendance: ({ pct }) => `Your attendance is ${num(pct)}% so far.`,
    failed_tests: ({ count, done }) =>
      positive(count, (value) => `Below the pass mark: ${counted('en', value, things.en)} of ${num(done)} completed.`),
    own_inactivity: ({ weeks: value }) =>
      positive(value, (number) => `Your last activity was more than ${weeksAgo.en(number)} ago.`),
    own_silent_since: ({ weeks: value }) =>
      positive(value, (number) => `You last handed something in more than ${weeksAgo.en(number)} ago.`),
    own_no_activity: () => 'There has been no activity of yours in the course yet.',
    own_nothing_handed_in: () => 'Nothing has been handed in yet: a good moment to begin.',
    on_time_low: ({ late, due }) =>
      positive(late, (value) => `Handed in late: ${num(value)} of ${counted('en', due ?? 0, things.en)} due.`),
    own_days_late: () => 'On average your work comes after its deadline.',
    pace_dropped: () => 'Your pace has slowed in the last two weeks.',
    own_pace: () => 'Little was completed in the last two weeks.',
    own_missed_in_a_row: ({ count }) =>
      positive(count, (value) => `Missed in a row: ${counted('en', value, deadlines.en)}.`),
    own_mean_score: ({ score, overdueNow = 0 }) =>
      `Your mean score${overdueNow > 0 ? ', counting what is overdue,' : ''} is ${num(score)}%.`,
    own_lowest_score: ({ score }) => `Your lowest score is ${num(score)}%.`,
    own_last_score: ({ score }) => `Your last score is ${num(score)}%.`,
  },
};

/** What speaks against the student, in sentences, the weightiest first. */
export function reasonSentences(
  language: Locale,
  { reasons, overdue }: { readonly reasons: readonly ReasonFact[]; readonly overdue: number },
): string[] {
  return reasons.flatMap(({ code, values, isFor }) => {
    const sentence = isFor ? null : (against[language][code]?.({ ...values, overdueNow: overdue }) ?? null);
    return sentence ?? [];
  });
}
