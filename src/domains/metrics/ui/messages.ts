import { defineMessages } from '#web/kit/i18n/messages.ts';

export const metricMessages = defineMessages('metrics', {
  completion: { ru: 'Выполнение', en: 'Completion' },
  'completion.mean': { ru: 'Выполнение, в среднем', en: 'Mean completion' },
  attendance: { ru: 'Посещаемость', en: 'Attendance' },
  'attendance.mean': { ru: 'Посещаемость, в среднем', en: 'Mean attendance' },
  overall: { ru: 'Общий балл', en: 'Overall' },
  grade: { ru: 'Оценка', en: 'Grade' },
  'note.grade': { ru: 'взвешена по тому, за что уже есть баллы', en: 'weighed over what is scored so far' },
  onTime: { ru: 'Сдано в срок', en: 'On time' },
  overdue: { ru: 'Просрочено', en: 'Overdue' },
  late: { ru: 'С опозданием', en: 'Late' },
  pace: { ru: 'Темп', en: 'Pace' },
  lastActivity: { ru: 'Последняя активность', en: 'Last activity' },
  'lastActivity.short': { ru: 'Активность', en: 'Last active' },
  students: { ru: 'Студенты', en: 'Students' },

  'note.median': { ru: 'медиана {{value}}', en: 'median {{value}}' },
  'note.courseMedian': { ru: 'медиана курса {{value}}', en: 'course median {{value}}' },
  'note.ofDue': { ru: 'из {{due, number}} с наступившим сроком', en: 'of {{due, number}} due' },
  'note.nothingDue': { ru: 'сроки ещё не наступили', en: 'nothing is due yet' },
  'note.done': {
    ru: {
      one: '{{done, number}} из {{count, number}} элемента',
      few: '{{done, number}} из {{count, number}} элементов',
      many: '{{done, number}} из {{count, number}} элементов',
    },
    en: {
      one: '{{done, number}} of {{count, number}} activity',
      other: '{{done, number}} of {{count, number}} activities',
    },
  },
  'note.lessons': {
    ru: {
      one: '{{attended}} из {{count}} занятия',
      few: '{{attended}} из {{count}} занятий',
      many: '{{attended}} из {{count}} занятий',
    },
    en: { one: '{{attended}} of {{count}} lesson', other: '{{attended}} of {{count}} lessons' },
  },
  'note.noLessons': { ru: 'занятий не было', en: 'no lessons yet' },
  'note.late': {
    ru: {
      one: '{{count}} сдан с опозданием',
      few: '{{count}} сданы с опозданием',
      many: '{{count}} сдано с опозданием',
    },
    en: { one: '{{count}} done late', other: '{{count}} done late' },
  },
  'note.activities': {
    ru: { one: '{{count}} элемент курса', few: '{{count}} элемента курса', many: '{{count}} элементов курса' },
    en: { one: '{{count}} activity', other: '{{count}} activities' },
  },
  'note.pace': {
    ru: 'за 14 дней; до того {{before}}',
    en: 'in 14 days; {{before}} before',
  },
  'note.never': { ru: 'активности ещё не было', en: 'no activity yet' },
  none: { ru: '–', en: '–' },
  'lastActivity.days': {
    ru: { one: '{{count}} день назад', few: '{{count}} дня назад', many: '{{count}} дней назад' },
    en: { one: '{{count}} day ago', other: '{{count}} days ago' },
  },
  'lastActivity.today': { ru: 'сегодня', en: 'today' },

  'distribution.title': { ru: 'Распределение выполнения', en: 'Distribution of completion' },
  'distribution.description': {
    ru: 'Сколько студентов выполнили какую долю элементов курса. Медиана {{median}}.',
    en: 'How many students have completed which share of the activities. The median is {{median}}.',
  },
  'distribution.none': {
    ru: 'В курсе пока нет ни одного элемента, который можно выполнить',
    en: 'The course has no activity to complete yet',
  },
  'distribution.share': { ru: 'Выполнено, %', en: 'Completed, %' },
  'distribution.median': { ru: 'медиана {{value}}', en: 'median {{value}}' },
  suppressed: {
    ru: 'Сравнения с курсом не показаны: на нём меньше {{count}} студентов, и по общим цифрам можно было бы узнать чужие результаты.',
    en: 'Comparisons with the course are not shown: it has fewer than {{count}} students, and common figures could give away the results of others.',
  },
  notYet: { ru: 'Показатели ещё не рассчитаны', en: 'The figures have not been computed yet' },
  'notYet.hint': {
    ru: 'Обычно это занимает несколько секунд после импорта; страница обновится сама.',
    en: 'It usually takes a few seconds after an import; the page refreshes by itself.',
  },
});
