import type { Reason } from '#domains/risk/contract.ts';
import { warningsOfStudent, warningsToStudent } from '#domains/risk/early-warning/warning-reasons.messages.ts';

/** Sentences by key, in the format of i18next: plural forms as suffixes, `{{name}}` for a value. */
type Sentences = Readonly<Record<string, string>>;

/** The reasons that say something by themselves: what is left over is one only where there is no other. */
export function nameable(reasons: readonly Reason[]): readonly Reason[] {
  const named = reasons.filter(({ code }) => code !== 'other_signs');
  return named.length === 0 ? reasons : named;
}

/** Key of a sentence and its values, rounded for people; `count` chooses the plural form. */
export interface ReasonMessage {
  key: Reason['code'];
  values: Readonly<Record<string, number>>;
}

/** The key and values by which the sentences word a reason. */
export function reasonMessage(reason: Reason): ReasonMessage {
  const key = reason.code;
  switch (reason.code) {
    case 'overdue_share':
      return { key, values: { count: reason.params.overdue, due: reason.params.due } };
    case 'attendance_low':
      return { key, values: { ...rounded(reason.params), count: reason.params.missed } };
    case 'inactive':
      return { key, values: { count: Math.floor(reason.params.days), median: Math.round(reason.params.median) } };
    case 'never_active':
      return { key, values: { count: Math.max(1, Math.ceil(reason.params.median)) } };
    case 'own_inactivity':
      return { key, values: { count: Math.floor(reason.params.days) } };
    case 'on_time_low':
      return { key, values: { count: reason.params.late, due: reason.params.due } };
    case 'nothing_overdue':
      return { key, values: { count: reason.params.due } };
    case 'overdue_beside':
      return { key, values: { ...rounded(reason.params), count: reason.params.overdue } };
    case 'days_early':
    case 'days_late':
    case 'silent_since':
    case 'own_days_early':
    case 'own_days_late':
    case 'own_silent_since':
      return { key, values: { ...rounded(reason.params), count: Math.round(reason.params.days) } };
    default:
      return { key, values: rounded(reason.params) };
  }
}

function rounded(params: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Math.round(value)]));
}

/** Said of a student, to the staff. */
export const reasonsOfStudent: Readonly<Record<'ru' | 'en', Sentences>> = {
  ru: {
    ...warningsOfStudent.ru,
    overdue_share_one: 'Просрочен {{count}} элемент курса из {{due}} с наступившим сроком',
    overdue_share_few: 'Просрочено {{count}} элемента курса из {{due}} с наступившим сроком',
    overdue_share_many: 'Просрочено {{count}} элементов курса из {{due}} с наступившим сроком',
    overdue_share_other: 'Просрочено {{count}} элемента курса из {{due}} с наступившим сроком',
    completion_low: 'Выполнение — {{pct}} %, ниже медианы курса ({{median}} %)',
    completion_below_leaders: 'Выполнение — {{pct}} %, у лучшей четверти курса — от {{leaders}} %',
    completion_behind: 'Выполнение — {{pct}} %, а срок наступил уже для {{expected}} % элементов курса',
    attendance_low_zero: 'Посещаемость — {{pct}} %, медиана курса — {{median}} %',
    attendance_low_one: 'Посещаемость — {{pct}} %, медиана курса — {{median}} %; пропущено {{count}} занятие',
    attendance_low_few: 'Посещаемость — {{pct}} %, медиана курса — {{median}} %; пропущено {{count}} занятия',
    attendance_low_many: 'Посещаемость — {{pct}} %, медиана курса — {{median}} %; пропущено {{count}} занятий',
    attendance_low_other: 'Посещаемость — {{pct}} %, медиана курса — {{median}} %; пропущено {{count}} занятия',
    failed_tests_one: '{{count}} элемент курса выполнен ниже проходного балла (всего выполнено {{done}})',
    failed_tests_few: '{{count}} элемента курса выполнены ниже проходного балла (всего выполнено {{done}})',
    failed_tests_many: '{{count}} элементов курса выполнены ниже проходного балла (всего выполнено {{done}})',
    failed_tests_other: '{{count}} элемента курса выполнены ниже проходного балла (всего выполнено {{done}})',
    inactive_one: 'Нет активности {{count}} день (медиана курса — {{median}})',
    inactive_few: 'Нет активности {{count}} дня (медиана курса — {{median}})',
    inactive_many: 'Нет активности {{count}} дней (медиана курса — {{median}})',
    inactive_other: 'Нет активности {{count}} дня (медиана курса — {{median}})',
    never_active_one: 'Активности ещё не было; у половины курса последняя активность была не более {{count}} дня назад',
    never_active_few:
      'Активности ещё не было; у половины курса последняя активность была не более {{count}} дней назад',
    never_active_many:
      'Активности ещё не было; у половины курса последняя активность была не более {{count}} дней назад',
    never_active_other:
      'Активности ещё не было; у половины курса последняя активность была не более {{count}} дней назад',
    on_time_low_one: 'С опозданием сдан {{count}} элемент курса из {{due}} с наступившим сроком',
    on_time_low_few: 'С опозданием сдано {{count}} элемента курса из {{due}} с наступившим сроком',
    on_time_low_many: 'С опозданием сдано {{count}} элементов курса из {{due}} с наступившим сроком',
    on_time_low_other: 'С опозданием сдано {{count}} элемента курса из {{due}} с наступившим сроком',
    pace_dropped: 'Темп снизился: за последние две недели выполнено {{recent}}, за две недели до того — {{before}}',
    pace_low: 'За последние две недели выполнено {{recent}}, медиана курса — {{median}}',
    nothing_overdue_one: 'Ничего не просрочено: срок наступил для {{count}} элемента курса',
    nothing_overdue_few: 'Ничего не просрочено: срок наступил для {{count}} элементов курса',
    nothing_overdue_many: 'Ничего не просрочено: срок наступил для {{count}} элементов курса',
    nothing_overdue_other: 'Ничего не просрочено: срок наступил для {{count}} элементов курса',
    completion_good: 'Выполнение — {{pct}} %, не ниже медианы курса ({{median}} %)',
    attendance_good: 'Посещаемость — {{pct}} %, не ниже медианы курса ({{median}} %)',
    on_track: 'Заметных отставаний нет',
    own_completion: 'Выполнение — {{pct}} %',
    own_attendance: 'Посещаемость — {{pct}} %',
    own_inactivity_one: 'Нет активности {{count}} день',
    own_inactivity_few: 'Нет активности {{count}} дня',
    own_inactivity_many: 'Нет активности {{count}} дней',
    own_inactivity_other: 'Нет активности {{count}} дня',
    own_no_activity: 'Активности ещё не было',
    own_pace: 'За последние две недели выполнено {{recent}}',
    not_enough_data: 'Данных пока недостаточно',
  },
  en: {
    ...warningsOfStudent.en,
    overdue_share_one: '{{count}} activity overdue of {{due}} due',
    overdue_share_other: '{{count}} activities overdue of {{due}} due',
    completion_low: 'Completion is {{pct}}%, below the course median ({{median}}%)',
    completion_below_leaders: 'Completion is {{pct}}%; the leading quarter of the course has {{leaders}}% or more',
    completion_behind: 'Completion is {{pct}}%, while {{expected}}% of the activities are already due',
    attendance_low_zero: 'Attendance is {{pct}}%, course median {{median}}%',
    attendance_low_one: 'Attendance is {{pct}}%, course median {{median}}%; {{count}} lesson missed',
    attendance_low_other: 'Attendance is {{pct}}%, course median {{median}}%; {{count}} lessons missed',
    failed_tests_one: '{{count}} activity completed below the pass mark ({{done}} completed in all)',
    failed_tests_other: '{{count}} activities completed below the pass mark ({{done}} completed in all)',
    inactive_one: 'No activity for {{count}} day (course median {{median}})',
    inactive_other: 'No activity for {{count}} days (course median {{median}})',
    never_active_one: 'No activity yet; half of the course was active within the last day',
    never_active_other: 'No activity yet; half of the course was active within the last {{count}} days',
    on_time_low_one: '{{count}} activity completed late, of {{due}} due',
    on_time_low_other: '{{count}} activities completed late, of {{due}} due',
    pace_dropped:
      'The pace has dropped: {{recent}} completed in the last two weeks, {{before}} in the two weeks before',
    pace_low: '{{recent}} completed in the last two weeks, course median {{median}}',
    nothing_overdue_one: 'Nothing is overdue, {{count}} activity due so far',
    nothing_overdue_other: 'Nothing is overdue, {{count}} activities due so far',
    completion_good: 'Completion is {{pct}}%, not below the course median ({{median}}%)',
    attendance_good: 'Attendance is {{pct}}%, not below the course median ({{median}}%)',
    on_track: 'No noticeable gaps',
    own_completion: 'Completion is {{pct}}%',
    own_attendance: 'Attendance is {{pct}}%',
    own_inactivity_one: 'No activity for {{count}} day',
    own_inactivity_other: 'No activity for {{count}} days',
    own_no_activity: 'No activity yet',
    own_pace: '{{recent}} completed in the last two weeks',
    not_enough_data: 'Not enough data yet',
  },
};

/** Said to the student. */
export const reasonsToStudent: Readonly<Record<'ru' | 'en', Sentences>> = {
  ru: {
    ...warningsToStudent.ru,
    overdue_share_one: 'У вас просрочен {{count}} элемент курса из {{due}} с наступившим сроком',
    overdue_share_few: 'У вас просрочено {{count}} элемента курса из {{due}} с наступившим сроком',
    overdue_share_many: 'У вас просрочено {{count}} элементов курса из {{due}} с наступившим сроком',
    overdue_share_other: 'У вас просрочено {{count}} элемента курса из {{due}} с наступившим сроком',
    completion_low: 'Вы выполнили {{pct}} % элементов курса, меньше медианы ({{median}} %)',
    completion_below_leaders: 'Вы выполнили {{pct}} % элементов курса, лучшая четверть курса — от {{leaders}} %',
    completion_behind: 'Вы выполнили {{pct}} % элементов курса, а срок наступил уже для {{expected}} %',
    attendance_low_zero: 'Ваша посещаемость — {{pct}} %, медиана курса — {{median}} %',
    attendance_low_one: 'Ваша посещаемость — {{pct}} %, медиана курса — {{median}} %; пропущено {{count}} занятие',
    attendance_low_few: 'Ваша посещаемость — {{pct}} %, медиана курса — {{median}} %; пропущено {{count}} занятия',
    attendance_low_many: 'Ваша посещаемость — {{pct}} %, медиана курса — {{median}} %; пропущено {{count}} занятий',
    attendance_low_other: 'Ваша посещаемость — {{pct}} %, медиана курса — {{median}} %; пропущено {{count}} занятия',
    failed_tests_one: 'У вас {{count}} элемент курса выполнен ниже проходного балла (всего выполнено {{done}})',
    failed_tests_few: 'У вас {{count}} элемента курса выполнены ниже проходного балла (всего выполнено {{done}})',
    failed_tests_many: 'У вас {{count}} элементов курса выполнены ниже проходного балла (всего выполнено {{done}})',
    failed_tests_other: 'У вас {{count}} элемента курса выполнены ниже проходного балла (всего выполнено {{done}})',
    inactive_one: 'У вас нет активности {{count}} день (медиана курса — {{median}})',
    inactive_few: 'У вас нет активности {{count}} дня (медиана курса — {{median}})',
    inactive_many: 'У вас нет активности {{count}} дней (медиана курса — {{median}})',
    inactive_other: 'У вас нет активности {{count}} дня (медиана курса — {{median}})',
    never_active_one:
      'У вас ещё не было активности; у половины курса последняя активность была не более {{count}} дня назад',
    never_active_few:
      'У вас ещё не было активности; у половины курса последняя активность была не более {{count}} дней назад',
    never_active_many:
      'У вас ещё не было активности; у половины курса последняя активность была не более {{count}} дней назад',
    never_active_other:
      'У вас ещё не было активности; у половины курса последняя активность была не более {{count}} дней назад',
    on_time_low_one: 'Вы сдали с опозданием {{count}} элемент курса из {{due}} с наступившим сроком',
    on_time_low_few: 'Вы сдали с опозданием {{count}} элемента курса из {{due}} с наступившим сроком',
    on_time_low_many: 'Вы сдали с опозданием {{count}} элементов курса из {{due}} с наступившим сроком',
    on_time_low_other: 'Вы сдали с опозданием {{count}} элемента курса из {{due}} с наступившим сроком',
    pace_dropped: 'Ваш темп снизился: за последние две недели выполнено {{recent}}, за две недели до того — {{before}}',
    pace_low: 'За последние две недели у вас выполнено {{recent}}, медиана курса — {{median}}',
    nothing_overdue_one: 'У вас ничего не просрочено: срок наступил для {{count}} элемента курса',
    nothing_overdue_few: 'У вас ничего не просрочено: срок наступил для {{count}} элементов курса',
    nothing_overdue_many: 'У вас ничего не просрочено: срок наступил для {{count}} элементов курса',
    nothing_overdue_other: 'У вас ничего не просрочено: срок наступил для {{count}} элементов курса',
    completion_good: 'Вы выполнили {{pct}} % элементов курса, не меньше медианы ({{median}} %)',
    attendance_good: 'Ваша посещаемость — {{pct}} %, не ниже медианы курса ({{median}} %)',
    on_track: 'Заметных отставаний у вас нет',
    own_completion: 'Вы выполнили {{pct}} % элементов курса',
    own_attendance: 'Ваша посещаемость — {{pct}} %',
    own_inactivity_one: 'У вас нет активности {{count}} день',
    own_inactivity_few: 'У вас нет активности {{count}} дня',
    own_inactivity_many: 'У вас нет активности {{count}} дней',
    own_inactivity_other: 'У вас нет активности {{count}} дня',
    own_no_activity: 'У вас ещё не было активности',
    own_pace: 'За последние две недели у вас выполнено {{recent}}',
    not_enough_data: 'Данных о вас пока недостаточно',
  },
  en: {
    ...warningsToStudent.en,
    overdue_share_one: 'You have {{count}} overdue activity of {{due}} due',
    overdue_share_other: 'You have {{count}} overdue activities of {{due}} due',
    completion_low: 'You have completed {{pct}}% of the activities, below the course median ({{median}}%)',
    completion_below_leaders:
      'You have completed {{pct}}% of the activities; the leading quarter of the course, {{leaders}}% or more',
    completion_behind: 'You have completed {{pct}}% of the activities, while {{expected}}% are already due',
    attendance_low_zero: 'Your attendance is {{pct}}%, course median {{median}}%',
    attendance_low_one: 'Your attendance is {{pct}}%, course median {{median}}%; {{count}} lesson missed',
    attendance_low_other: 'Your attendance is {{pct}}%, course median {{median}}%; {{count}} lessons missed',
    failed_tests_one: 'You completed {{count}} activity below the pass mark ({{done}} completed in all)',
    failed_tests_other: 'You completed {{count}} activities below the pass mark ({{done}} completed in all)',
    inactive_one: 'You have had no activity for {{count}} day (course median {{median}})',
    inactive_other: 'You have had no activity for {{count}} days (course median {{median}})',
    never_active_one: 'You have had no activity yet; half of the course was active within the last day',
    never_active_other: 'You have had no activity yet; half of the course was active within the last {{count}} days',
    on_time_low_one: 'You completed {{count}} activity late, of {{due}} due',
    on_time_low_other: 'You completed {{count}} activities late, of {{due}} due',
    pace_dropped:
      'Your pace has dropped: {{recent}} completed in the last two weeks, {{before}} in the two weeks before',
    pace_low: 'You completed {{recent}} in the last two weeks, course median {{median}}',
    nothing_overdue_one: 'You have nothing overdue, {{count}} activity due so far',
    nothing_overdue_other: 'You have nothing overdue, {{count}} activities due so far',
    completion_good: 'You have completed {{pct}}% of the activities, not below the course median ({{median}}%)',
    attendance_good: 'Your attendance is {{pct}}%, not below the course median ({{median}}%)',
    on_track: 'You have no noticeable gaps',
    own_completion: 'You have completed {{pct}}% of the activities',
    own_attendance: 'Your attendance is {{pct}}%',
    own_inactivity_one: 'You have had no activity for {{count}} day',
    own_inactivity_other: 'You have had no activity for {{count}} days',
    own_no_activity: 'You have had no activity yet',
    own_pace: 'You completed {{recent}} in the last two weeks',
    not_enough_data: 'Not enough data about you yet',
  },
};
