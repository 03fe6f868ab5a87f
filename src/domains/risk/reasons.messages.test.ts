import i18next from 'i18next';
import { describe, expect, it, test } from 'vitest';
import { paceDays } from '#domains/metrics/contract.ts';
import { type Reason, type ReasonCode, reasonSchema } from '#domains/risk/contract.ts';
import { reasonMessage, reasonsOfStudent, reasonsToStudent } from '#domains/risk/reasons.messages.ts';

const examples: Reason[] = [
  { code: 'overdue_share', params: { overdue: 3, due: 12 }, contribution: 1 },
  { code: 'completion_low', params: { pct: 12.4, median: 46.5 }, contribution: 1 },
  { code: 'completion_below_leaders', params: { pct: 0, leaders: 92 }, contribution: 1 },
  { code: 'completion_behind', params: { pct: 12, expected: 35 }, contribution: 1 },
  { code: 'attendance_low', params: { pct: 40, median: 60, missed: 5 }, contribution: 1 },
  { code: 'failed_tests', params: { count: 2, done: 9 }, contribution: 1 },
  { code: 'inactive', params: { days: 21.9, median: 3.2 }, contribution: 1 },
  { code: 'never_active', params: { median: 0.3 }, contribution: 1 },
  { code: 'on_time_low', params: { late: 1, due: 4 }, contribution: 1 },
  { code: 'pace_dropped', params: { recent: 1, before: 5 }, contribution: 1 },
  { code: 'pace_low', params: { recent: 0, median: 4 }, contribution: 1 },
  { code: 'nothing_overdue', params: { due: 7 }, contribution: 0 },
  { code: 'completion_good', params: { pct: 80, median: 46 }, contribution: 0 },
  { code: 'attendance_good', params: { pct: 90, median: 60 }, contribution: 0 },
  { code: 'on_track', params: {}, contribution: 0 },
  { code: 'own_completion', params: { pct: 12.4 }, contribution: 1 },
  { code: 'own_attendance', params: { pct: 40 }, contribution: 1 },
  { code: 'own_inactivity', params: { days: 21.9 }, contribution: 1 },
  { code: 'own_no_activity', params: {}, contribution: 1 },
  { code: 'own_pace', params: { recent: 0 }, contribution: 1 },
  { code: 'not_enough_data', params: {}, contribution: 0 },
  { code: 'overdue_beside', params: { overdue: 3, due: 5, median: 1 }, contribution: 12 },
  { code: 'missed_in_a_row', params: { count: 2, median: 0 }, contribution: 4 },
  { code: 'failed_beside', params: { failed: 2, done: 6, median: 0 }, contribution: 4 },
  { code: 'mean_score', params: { score: 40.4, median: 71.6 }, contribution: 9 },
  { code: 'lowest_score', params: { score: 12, median: 55 }, contribution: 3 },
  { code: 'last_score', params: { score: 40, median: 72 }, contribution: 5 },
  { code: 'late_beside', params: { late: 2, due: 5, median: 0 }, contribution: 1 },
  { code: 'days_early', params: { days: 1.2, median: 5 }, contribution: 2 },
  { code: 'days_late', params: { days: 2, median: 5 }, contribution: 2 },
  { code: 'silent_since', params: { days: 21.4, median: 3 }, contribution: 8 },
  { code: 'nothing_handed_in', params: { median: 4 }, contribution: 8 },
  { code: 'done_beside', params: { done: 3, activities: 10, median: 5 }, contribution: -2 },
  { code: 'done_ahead', params: { count: 1, median: 3 }, contribution: 1 },
  { code: 'course_in_trouble', params: { median: 70.2 }, contribution: 0 },
  { code: 'other_signs', params: {}, contribution: -3 },
  { code: 'own_missed_in_a_row', params: { count: 2 }, contribution: 4 },
  { code: 'own_mean_score', params: { score: 40.4 }, contribution: 9 },
  { code: 'own_lowest_score', params: { score: 12 }, contribution: 3 },
  { code: 'own_last_score', params: { score: 40 }, contribution: 5 },
  { code: 'own_days_early', params: { days: 1.2 }, contribution: 2 },
  { code: 'own_days_late', params: { days: 2 }, contribution: 2 },
  { code: 'own_silent_since', params: { days: 21.4 }, contribution: 8 },
  { code: 'own_nothing_handed_in', params: {}, contribution: 8 },
  { code: 'own_done_ahead', params: { count: 1 }, contribution: 1 },
];

const audiences = { reasonsOfStudent, reasonsToStudent };

function say(reason: Reason, locale: 'ru' | 'en', audience: keyof typeof audiences = 'reasonsOfStudent'): string {
  const resources = { [locale]: { translation: audiences[audience][locale] } };
  const i18n = i18next.createInstance({ lng: locale, resources, interpolation: { escapeValue: false } });
  void i18n.init();
  const { key, values } = reasonMessage(reason);
  return i18n.t(key, values);
}

describe('the sentences of reasons', () => {
  const codes: ReasonCode[] = reasonSchema.options.map((option) => option.shape.code.value);

  it('are tried here for every code there is', () => {
    expect(examples.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
  });

  test.each(examples)('word $code in both languages for both readers, with every value filled in', (reason) => {
    for (const locale of ['ru', 'en'] as const) {
      for (const audience of ['reasonsOfStudent', 'reasonsToStudent'] as const) {
        const sentence = say(reason, locale, audience);
        expect(sentence).not.toBe(reason.code);
        expect(sentence).not.toMatch(/[{}]|undefined|NaN/);
        expect(/[а-яё]/i.test(sentence)).toBe(locale === 'ru');
      }
    }
  });

  it('have the same keys for both readers, and in Russian all plural forms', () => {
    for (const locale of ['ru', 'en'] as const) {
      expect(Object.keys(reasonsToStudent[locale])).toEqual(Object.keys(reasonsOfStudent[locale]));
    }
    const singulars = Object.keys(reasonsOfStudent.ru).filter((key) => key.endsWith('_one'));
    const stems = singulars.map((key) => key.slice(0, -'_one'.length));
    for (const stem of stems) {
      for (const form of ['few', 'many', 'other']) expect(reasonsOfStudent.ru).toHaveProperty(`${stem}_${form}`);
    }
  });

  test.each([
    [1, 'Просрочен 1 элемент курса из 30 с наступившим сроком'],
    [3, 'Просрочено 3 элемента курса из 30 с наступившим сроком'],
    [11, 'Просрочено 11 элементов курса из 30 с наступившим сроком'],
    [21, 'Просрочен 21 элемент курса из 30 с наступившим сроком'],
  ])('put %d overdue in the right Russian form', (overdue, sentence) => {
    expect(say({ code: 'overdue_share', params: { overdue, due: 30 }, contribution: 1 }, 'ru')).toBe(sentence);
  });

  it('round percentages, and days down', () => {
    const [, low] = examples;
    expect(low && say(low, 'en')).toBe('Completion is 12%, below the course median (47%)');
    const days = { code: 'inactive', params: { days: 21.9, median: 3.2 }, contribution: 1 } as const;
    expect(say(days, 'en')).toBe('No activity for 21 days (course median 3)');
    expect(say(days, 'ru', 'reasonsToStudent')).toBe('У вас нет активности 21 день (медиана курса — 3)');
  });

  it('do not speak of missed lessons when none is known to be missed', () => {
    const unmarked = { code: 'attendance_low', params: { pct: 40, median: 60, missed: 0 }, contribution: 1 } as const;
    expect(say(unmarked, 'en')).toBe('Attendance is 40%, course median 60%');
    expect(say(unmarked, 'ru')).not.toContain('пропущено');
  });

  it('say "two weeks", which is what pace is counted over', () => {
    expect(paceDays).toBe(14);
  });
});
