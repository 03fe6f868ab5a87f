import type { Forms } from '#kernel/words.ts';

interface OverviewSentences {
  readonly students: Forms;
  readonly days: Forms;
  readonly works: Forms;
  readonly deadlines: Forms;
  readonly courses: Forms;
  readonly calm: string;
  readonly unjudged: string;
  readonly atRisk: string;
  readonly more: string;
  readonly fewer: string;
  readonly same: string;
  readonly over: string;
  readonly silent: string;
  readonly action: string;
  readonly actionUntil: string;
  readonly hardByScores: string;
  readonly hardByOverdue: string;
  readonly review: string;
  readonly topic: string;
  readonly topics: string;
  readonly fullWeek: string;
  readonly waiting: string;
  readonly stale: string;
  readonly overdue: string;
  readonly nothing: string;
  readonly programme: Readonly<Record<'some' | 'none' | 'unknown', string>>;
  readonly programmeRisk: string;
  readonly programmeRiskBefore: string;
  readonly course: string;
  readonly fine: string;
  readonly reasons: Readonly<Record<'at_risk' | 'overdue' | 'attendance' | 'deadlines' | 'waiting' | 'stale', string>>;
}

/** Sentences of summaries and digests by rules; `{…}` are put in. */
export const overviewSentences: Readonly<Record<'ru' | 'en', OverviewSentences>> = {
  ru: {
    students: { one: 'студент', few: 'студента', many: 'студентов', other: 'студента' },
    days: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
    works: { one: 'работа', few: 'работы', many: 'работ', other: 'работы' },
    deadlines: { one: 'срок', few: 'срока', many: 'сроков', other: 'срока' },
    courses: { one: 'курс', few: 'курса', many: 'курсов', other: 'курса' },
    calm: 'В зоне C никого нет.',
    unjudged: 'О курсе пока известно слишком мало, чтобы судить о студентах.',
    atRisk: 'В зоне C {count} из {students}.',
    more: 'За неделю их стало больше на {difference}.',
    fewer: 'За неделю их стало меньше на {difference}.',
    same: 'Неделю назад их было столько же.',
    over: 'Сроки курса прошли.',
    silent: 'Начните с тех, кто в зонах B и C ничего не сдавал две недели и дольше: {count}.',
    action:
      'Больше всего поможет {name}. Ещё могут это сдать: {undone}; в лучшую зону перейдут: {moved}. Напомните им.',
    actionUntil: 'Срок — {day}.',
    hardByScores: 'Труднее всего {name}: в среднем не хватает {pct} % баллов.',
    hardByOverdue: 'Хуже всего сдают {name}: просрочено у {pct} %.',
    review: 'Разберите это ещё раз или проверьте условия.',
    topic: 'Слабая тема — {topic} ({pct} %): вернитесь к ней на ближайшем занятии.',
    topics: 'Слабые темы — {topics}: вернитесь к ним на ближайших занятиях.',
    fullWeek: 'На неделе с {day} сразу {deadlines}. Если можно, перенесите один из них.',
    waiting: 'Ожидают оценки: {works}, самая давняя — {days}. Пока оценки нет, зоны судят без неё.',
    stale: 'Данные курса не обновлялись {days}: загрузите свежую ведомость.',
    overdue: 'Просрочено {pct} % того, чему вышел срок. Объявите, до какого дня долги ещё принимаются.',
    nothing: 'Срочного ничего нет.',
    programme: {
      some: 'Требуют внимания: {wanting} из {courses}.',
      none: 'Все курсы идут хорошо: {courses}.',
      unknown: 'О курсах программы пока ничего не известно: {courses}.',
    },
    programmeRisk: 'В зоне C {pct} % студентов курсов.',
    programmeRiskBefore: 'В зоне C {pct} % студентов курсов, неделю назад было {before} %.',
    course: '{name}: {reasons}.',
    fine: 'Срочного ничего нет.',
    reasons: {
      at_risk: 'в зоне C {pct} % студентов',
      overdue: 'просрочено {pct} % того, чему вышел срок',
      attendance: 'посещаемость {pct} %',
      deadlines: '{deadlines} на одной неделе',
      waiting: 'ждут оценки {works}',
      stale: 'данные не обновлялись {days}',
    },
  },
  en: {
    students: { one: 'student', other: 'students' },
    days: { one: 'day', other: 'days' },
    works: { one: 'piece of work', other: 'pieces of work' },
    deadlines: { one: 'deadline', other: 'deadlines' },
    courses: { one: 'course', other: 'courses' },
    calm: 'Nobody is in zone C.',
    unjudged: 'Too little is known of the course to judge its students yet.',
    atRisk: 'In zone C: {count} of {students}.',
    more: 'That is {difference} more than a week ago.',
    fewer: 'That is {difference} fewer than a week ago.',
    same: 'A week ago there were as many.',
    over: 'The deadlines of the course have passed.',
    silent: 'Begin with those in zones B and C who have handed in nothing for two weeks or more: {count}.',
    action:
      'What helps most is {name}. Who can still do it: {undone}; who would move to a better zone: {moved}. Remind them.',
    actionUntil: 'It is due {day}.',
    hardByScores: 'The hardest is {name}: on average {pct}% of the points are lacking.',
    hardByOverdue: 'The most often overdue is {name}: {pct}%.',
    review: 'Go through it again, or look at its wording.',
    topic: 'The weak topic is {topic} ({pct}%): come back to it in the next lesson.',
    topics: 'The weak topics are {topics}: come back to them in the next lessons.',
    fullWeek: 'In the week from {day} there are {deadlines} at once. If you can, move one of them.',
    waiting: 'Waiting for a grade: {works}, the oldest for {days}. Until then zones are judged without it.',
    stale: 'The data of the course are {days} old: upload a newer gradebook.',
    overdue: 'Of what was due {pct}% is overdue. Announce until when it is still taken.',
    nothing: 'Nothing is urgent.',
    programme: {
      some: 'Wanting attention: {wanting} of {courses}.',
      none: 'All courses go well: {courses}.',
      unknown: 'Nothing is known yet of the courses of this programme: {courses}.',
    },
    programmeRisk: '{pct}% of the students of the courses are in zone C.',
    programmeRiskBefore: '{pct}% of the students of the courses are in zone C; a week ago it was {before}%.',
    course: '{name}: {reasons}.',
    fine: 'Nothing is urgent.',
    reasons: {
      at_risk: '{pct}% of the students in zone C',
      overdue: '{pct}% of what was due is overdue',
      attendance: 'attendance {pct}%',
      deadlines: '{deadlines} in one week',
      waiting: '{works} waiting for a grade',
      stale: 'data {days} old',
    },
  },
};
